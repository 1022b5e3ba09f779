import { uuidv7 } from "uuidv7";
import type { SignInProblem } from "@/schemas/sign-in-problem";
import type { Origin } from "@/server/audit";
import { DomainError } from "@/server/domain-error";
import { joinAs, joinAsNewPerson } from "@/server/members/join";
import {
  beginSession,
  findUser,
  type Identity,
  type MemberSession,
  recogniseIdentity,
} from "@/server/tenants";

/** Joins with the link as the person, who is a new one where `userId` is null; null where the link is gone. */
async function joinByIdentity(
  token: string,
  userId: string | null,
  { email, issuer, subject }: Identity & { email: string },
  origin: Origin,
): Promise<{ userId: string; tenantId: string } | null> {
  const person = { id: userId ?? uuidv7(), email, passwordHash: null };
  try {
    const { tenant_id } = userId
      ? await joinAs(userId, token, origin)
      : await joinAsNewPerson({ ...person, identityIssuer: issuer, identitySubject: subject }, token, origin);
    return { userId: person.id, tenantId: tenant_id };
  } catch (error) {
    if (error instanceof DomainError && error.code === "not_found") return null;
    throw error;
  }
}

/**
 * Begins a session for who has proven an identity at the OpenID provider, or says why not. `invitation` is the
 * token of the link that the person came from, if any: who is a member of no organisation (yet) joins with it.
 */
export async function signInByIdentity(
  identity: Identity,
  invitation: string | null,
  origin: Origin,
): Promise<MemberSession | SignInProblem> {
  const person = await recogniseIdentity(identity, origin);
  const user = typeof person === "string" ? null : person;
  if (typeof person === "string" && person !== "not_invited") return person;
  const session = user && (await beginSession(user, origin));
  if (session) return session;

  const email = user?.email ?? identity.email;
  if (invitation === null || email === null) return "not_invited";
  const joined = await joinByIdentity(invitation, user?.id ?? null, { ...identity, email }, origin);
  const member = joined && (await findUser(joined.userId));
  return (member && (await beginSession(member, origin, joined.tenantId))) ?? "invitation_gone";
}
