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

/**
 * Stores a tenant with its owner and its first API client, all or none. False where the owner's e-mail
 * address is taken.
 */
export async function insertTenant(
  tenantId: string,
  { name, owner, apiClient }: NewTenant,
): Promise<boolean> {
  const { userId, ...user } = owner;
  const { clientId, ...client } = apiClient;
  try {
    await database.$transaction([
      database.tenant.create({ data: { id: tenantId, name } }),
      database.user.create({ data: { id: userId, ...user } }),
      database.member.create({ data: { tenantId, userId, role: "owner" } }),
      database.apiClient.create({ data: { tenantId, id: clientId, ...client } }),
    ]);
    return true;
  } catch (error) {
    if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002") return false;
    throw error;
  }
}

/** The person with this e-mail address, of whichever tenants: who signs in is not known yet. */
export function findUserByEmail(email: string): Promise<{ id: string; passwordHash: string } | null> {
  return database.user.findUnique({ where: { email }, select: { id: true, passwordHash: true } });
}

/** The tenant that the person became a member of first; null where the person is a member of none. */
export function findFirstMembership(userId: string): Promise<{ tenantId: string } | null> {
  return database.member.findFirst({
    where: { userId },
    select: { tenantId: true },
    orderBy: { createdAt: "asc" },
  });
}

/** What the person is in the tenant, as of now; null where no member (any more). */
export async function findRole(tenantId: string, userId: string): Promise<MemberRole | null> {
  const member = await database.member.findUnique({
    where: { tenantId_userId: { tenantId, userId } },
    select: { role: true },
  });
  return member?.role ?? null;
}

export async function findTenant(tenantId: string): Promise<{ id: string; name: string } | null> {
  return database.tenant.findUnique({ where: { id: tenantId }, select: { id: true, name: true } });
}

export async function findMemberEmail(tenantId: string, userId: string): Promise<string | null> {
  const role = await findRole(tenantId, userId);
  const user = role && (await database.user.findUnique({ where: { id: userId }, select: { email: true } }));
  return user?.email ?? null;
}
