import type { RenameViewInput, View } from "@/schemas/view";
import { DomainError } from "@/server/domain-error";
import { presentView } from "@/server/views/present-view";
import { viewNotFound } from "@/server/views/view-not-found";
import { updateViewName } from "@/server/views/views-repository";

/** Gives a member's view another name. Throws a DomainError where there is no such view, or the name is taken. */
export async function renameView(
  tenantId: string,
  userId: string,
  { view_id, name }: RenameViewInput,
): Promise<View> {
  const view = await updateViewName(tenantId, userId, view_id, name);
  if (view === "missing") throw viewNotFound();
  if (view === "taken") {
    throw new DomainError("conflict", "You have another view of this name: choose another name.");
  }
  return presentView(view);
}
