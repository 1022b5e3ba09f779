import {
  type Actor,
  type AuditedActor,
  type AuditedEvent,
  insertAuditEntry,
  type Origin,
} from "@/server/audit";
import { database } from "@/server/db/client";
import { type MemberRole, Prisma } from "@/server/db/generated/client";

interface NewTenant {
  readonly name: string;
  readonly owner: { userId: string; email: string; passwordHash: string };
  readonly apiClient: {
    clientId: string;
    name: string;
    scopes: string[];
    secretDigest: Uint8Array<ArrayBuffer>;
  };
}

/** The person in person, as the audit trail names who does something. */
const memberFrom = (userId: string, origin: Origin) =>
  ({
    kind: "member",
    id: userId,
    address: origin.address,
    userAgent: origin.userAgent,
  }) satisfies AuditedActor;

/**
 * Stores a tenant with its owner and its first API client, all or none. False where the owner's e-mail
 * address is taken.
 */
export async function insertTenant(
  tenantId: string,
  { name, owner, apiClient }: NewTenant,
  origin: Origin,
): Promise<boolean> {
  const { userId, ...user } = owner;
  const { clientId, ...client } = apiClient;
  try {
    await database.$transaction([
      database.tenant.create({ data: { id: tenantId, name } }),
      database.user.create({ data: { id: userId, ...user } }),
      database.member.create({ data: { tenantId, userId, role: "owner" } }),
      database.apiClient.create({ data: { tenantId, id: clientId, ...client } }),
      insertAuditEntry(tenantId, memberFrom(userId, origin), {
        action: "tenant.signed_up",
        target: { kind: "tenant", id: tenantId },
      }),
    ]);
    return true;
  } catch (error) {
    if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002") return false;
    throw error;
  }
}

/** A person, with what a session is begun by. */
export interface StoredUser {
  readonly id: string;
  readonly email: string;
  /** Null for who signs in by an identity at the OpenID provider alone. */
  readonly passwordHash: string | null;
  readonly sessionVersion: number;
}

const userFields = { id: true, email: true, passwordHash: true, sessionVersion: true } as const;

/** The person with this e-mail address, of whichever tenants: who signs in is not known yet. */
export function findUserByEmail(email: string): Promise<StoredUser | null> {
  return database.user.findUnique({ where: { email }, select: userFields });
}

export function findUser(userId: string): Promise<StoredUser | null> {
  return database.user.findUnique({ where: { id: userId }, select: userFields });
}

/** The person who signs in with this identity, if anybody does. */
export function findUserByIdentity(issuer: string, subject: string): Promise<StoredUser | null> {
  return database.user.findUnique({
    where: { identityIssuer_identitySubject: { identityIssuer: issuer, identitySubject: subject } },
    select: userFields,
  });
}

/**
 * Gives a person an identity to sign in with, in place of the password and of all sessions that were begun. Null
 * where the person has another one at this provider already.
 */
export async function linkIdentity(
  userId: string,
  { issuer, subject }: { issuer: string; subject: string },
  origin: Origin,
): Promise<StoredUser | null> {
  const tenants = await findTenantsOf(userId);
  return database.$transaction(async (transaction) => {
    const { count } = await transaction.user.updateMany({
      where: { id: userId, OR: [{ identityIssuer: null }, { identityIssuer: { not: issuer } }] },
      data: {
        identityIssuer: issuer,
        identitySubject: subject,
        passwordHash: null,
        sessionVersion: { increment: 1 },
      },
    });
    if (count === 0) return null;
    const event = { action: "member.identity_linked", details: { issuer } } as const;
    await writeDownInEach(tenants, memberFrom(userId, origin), event, transaction);
    return transaction.user.findUnique({ where: { id: userId }, select: userFields });
  });
}

/**
 * The person's membership in the tenant asked for, or the first where none is asked for; null where there is
 * no such membership.
 */
export function findMembership(userId: string, tenantId?: string): Promise<{ tenantId: string } | null> {
  return database.member.findFirst({
    where: { userId, ...(tenantId !== undefined && { tenantId }) },
    select: { tenantId: true },
    orderBy: { createdAt: "asc" },
  });
}

/** The tenants that the person is a member of, the first joined first. */
export function findTenantsOf(userId: string): Promise<{ id: string; name: string }[]> {
  return database.$queryRaw`
    SELECT id::text, name FROM members JOIN tenants ON tenants.id = tenant_id
    WHERE user_id = ${userId}::uuid ORDER BY members.created_at, id`;
}

/** What the person is in the tenant, as of now; null where no member (any more). */
export async function findRole(tenantId: string, userId: string): Promise<MemberRole | null> {
  const member = await database.member.findUnique({
    where: { tenantId_userId: { tenantId, userId } },
    select: { role: true },
  });
  return member?.role ?? null;
}

/** What the person of a session is in its tenant, as of now; null where no member (any more), or the session has ended. */
export async function findSessionRole(
  tenantId: string,
  { userId, sessionVersion }: { userId: string; sessionVersion: number },
): Promise<MemberRole | null> {
  const [member] = await database.$queryRaw<{ role: MemberRole }[]>`
    SELECT role::text FROM members JOIN users ON users.id = user_id
    WHERE tenant_id = ${tenantId}::uuid AND user_id = ${userId}::uuid AND session_version = ${sessionVersion}`;
  return member?.role ?? null;
}

/** Stores another password, and so ends all sessions that were begun with the one before. */
export async function updatePassword(actor: Actor, passwordHash: string): Promise<void> {
  const tenants = await findTenantsOf(actor.id);
  await database.$transaction(async (transaction) => {
    await transaction.user.update({
      where: { id: actor.id },
      data: { passwordHash, sessionVersion: { increment: 1 } },
    });
    await writeDownInEach(tenants, actor, { action: "member.password_changed" }, transaction);
  });
}

/** Stores a first password, which ends no session. False where the person has one already. */
export async function insertPassword(actor: Actor, passwordHash: string): Promise<boolean> {
  const tenants = await findTenantsOf(actor.id);
  return database.$transaction(async (transaction) => {
    const { count } = await transaction.user.updateMany({
      where: { id: actor.id, passwordHash: null },
      data: { passwordHash },
    });
    if (count === 0) return false;
    await writeDownInEach(tenants, actor, { action: "member.password_set" }, transaction);
    return true;
  });
}

/** Writes down in each of a person's tenants what concerns them all. */
async function writeDownInEach(
  tenants: readonly { id: string }[],
  person: AuditedActor & { readonly id: string },
  event: Omit<AuditedEvent, "target">,
  transaction: Pick<typeof database, "$executeRaw">,
): Promise<void> {
  for (const { id } of tenants) {
    await insertAuditEntry(id, person, { ...event, target: { kind: "member", id: person.id } }, transaction);
  }
}

/** Writes down that a member signed in. */
export async function writeDownSignIn(tenantId: string, userId: string, origin: Origin): Promise<void> {
  await insertAuditEntry(tenantId, memberFrom(userId, origin), {
    action: "member.signed_in",
    target: { kind: "member", id: userId },
  });
}

/** Writes down, in every tenant of the person, that somebody tried to sign in as them. */
export async function writeDownRefusedSignIn(userId: string, { address, userAgent }: Origin): Promise<void> {
  const tenants = await findTenantsOf(userId);
  await database.$transaction(
    tenants.map(({ id }) =>
      insertAuditEntry(
        id,
        { kind: "unknown", id: null, address, userAgent },
        { action: "member.sign_in_refused", target: { kind: "member", id: userId } },
      ),
    ),
  );
}
