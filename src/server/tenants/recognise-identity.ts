import type { SignInProblem } from "@/schemas/sign-in-problem";
import type { Origin } from "@/server/audit";
import {
  findUserByEmail,
  findUserByIdentity,
  linkIdentity,
  type StoredUser,
} from "@/server/tenants/tenants-repository";

/** Who somebody is at an OpenID provider, as a validated ID token and the provider's UserInfo endpoint say. */
export interface Identity {
  readonly issuer: string;
  /** Stays with the person for good, which an e-mail address need not (OpenID Connect Core section 5.7). */
  readonly subject: string;
  readonly email: string | null;
  readonly emailVerified: boolean;
}

/**
 * The person that an identity is of, or why it is nobody's here. These are the rules:
 *
 * 1. Who has signed in with this identity before is the same person, whatever the e-mail address is by now.
 * 2. Else an e-mail address counts only where the provider says that it is verified.
 * 3. It is then the person's who has it here, who signs in with this identity from now on. The password and the
 *    sessions from before end: nobody ever verified the address for them, so they may be of somebody who took
 *    the address in advance to get at the person's account.
 * 4. A person has one identity at a provider: an address that was given to somebody else there is nobody's here.
 * 5. Nobody becomes a person here by signing in: that takes an invitation.
 */
export async function recogniseIdentity(
  identity: Identity,
  origin: Origin,
): Promise<StoredUser | SignInProblem> {
  const known = await findUserByIdentity(identity.issuer, identity.subject);
  if (known) return known;
  if (identity.email === null || !identity.emailVerified) return "email_not_verified";
  const user = await findUserByEmail(identity.email);
  if (!user) return "not_invited";
  return (await linkIdentity(user.id, identity, origin)) ?? "other_identity";
}
