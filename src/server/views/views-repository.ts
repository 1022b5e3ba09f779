import { database } from "@/server/db/client";
import { Prisma, type SavedView } from "@/server/db/generated/client";

/** A view as it is stored. */
export type StoredView = Pick<SavedView, "id" | "name" | "parameters">;

const failedWith = (error: unknown, code: string) =>
  error instanceof Prisma.PrismaClientKnownRequestError && error.code === code;

/** The views that a member keeps in the tenant, by name. */
export function findViews(tenantId: string, userId: string): Promise<StoredView[]> {
  return database.savedView.findMany({ where: { tenantId, userId }, orderBy: { name: "asc" } });
}

/** Keeps a view; one that the member has under this name already is what it is now. */
export function upsertView(
  tenantId: string,
  userId: string,
  { id, name, parameters }: { id: string; name: string; parameters: Record<string, string> },
): Promise<StoredView> {
  return database.savedView.upsert({
    where: { tenantId_userId_name: { tenantId, userId, name } },
    create: { tenantId, userId, id, name, parameters },
    update: { parameters },
  });
}

/** The view with its new name; "missing" where the member has none of this id, "taken" where another has the name. */
export async function updateViewName(
  tenantId: string,
  userId: string,
  id: string,
  name: string,
): Promise<StoredView | "missing" | "taken"> {
  try {
    return await database.savedView.update({
      where: { tenantId_userId_id: { tenantId, userId, id } },
      data: { name },
    });
  } catch (error) {
    if (failedWith(error, "P2025")) return "missing";
    if (failedWith(error, "P2002")) return "taken";
    throw error;
  }
}

/** Forgets a view; false where the member has none of this id. */
export async function deleteViewOf(tenantId: string, userId: string, id: string): Promise<boolean> {
  const { count } = await database.savedView.deleteMany({ where: { tenantId, userId, id } });
  return count > 0;
}
