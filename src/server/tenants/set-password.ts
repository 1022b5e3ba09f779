import type { Actor } from "@/server/audit";
import { DomainError } from "@/server/domain-error";
import { hashPassword } from "@/server/tenants/password";
import { insertPassword } from "@/server/tenants/tenants-repository";

/**
 * Gives the actor, who is a member and signs in by the OpenID provider, a first password to sign in with as well. The
 * sessions go on. Throws a DomainError where the person has a password: that takes the current one to replace.
 */
export async function setPassword({ new_password }: { new_password: string }, actor: Actor): Promise<void> {
  if (await insertPassword(actor, await hashPassword(new_password))) return;
  throw new DomainError("conflict", "You have a password already. Load the page again to change it.");
}
