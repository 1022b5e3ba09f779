import { viewNotFound } from "@/server/views/view-not-found";
import { deleteViewOf } from "@/server/views/views-repository";

/** Forgets a member's view. Throws a DomainError where there is no such view. */
export async function deleteView(tenantId: string, userId: string, viewId: string): Promise<void> {
  if (!(await deleteViewOf(tenantId, userId, viewId))) throw viewNotFound();
}
