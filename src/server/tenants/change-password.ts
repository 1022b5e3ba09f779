import type { Actor } from "@/server/audit";
import { DomainError } from "@/server/domain-error";
import { limitSignIn } from "@/server/tenants/limit-sign-in";
import { hashPassword, isPasswordOf } from "@/server/tenants/password";
import { findUser, updatePassword } from "@/server/tenants/tenants-repository";

/**
 * Gives the actor, who is a member, another password, and ends all sessions of the person at their next request,
 * the one this comes from included. Throws a DomainError where the current password is wrong, or was too often.
 */
export async function changePassword(
  { current_password, new_password }: { current_password: string; new_password: string },
  actor: Actor,
): Promise<void> {
  const user = await findUser(actor.id);
  if (!user) throw new DomainError("unauthenticated", "Sign in again.");
  const isCorrect = await limitSignIn(user.email, actor.address, async () =>
    (await isPasswordOf(user.passwordHash, current_password)) ? true : null,
  );
  if (!isCorrect)
    throw new DomainError("invalid_input", "current_password: this is not your current password.");
  await updatePassword(actor, await hashPassword(new_password));
}
