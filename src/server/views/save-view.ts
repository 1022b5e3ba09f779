import { uuidv7 } from "uuidv7";
import { maximumViews, type SaveViewInput, type View } from "@/schemas/view";
import { DomainError } from "@/server/domain-error";
import { presentView } from "@/server/views/present-view";
import { findViews, upsertView } from "@/server/views/views-repository";

/**
 * Keeps a view for a member, in place of the one that has this name already. Throws a DomainError where the member
 * has as many as can be kept.
 */
export async function saveView(tenantId: string, userId: string, input: SaveViewInput): Promise<View> {
  const views = await findViews(tenantId, userId);
  if (views.length >= maximumViews && !views.some(({ name }) => name === input.name)) {
    throw new DomainError(
      "conflict",
      `You have ${maximumViews} views, the most there can be: delete one first.`,
    );
  }
  return presentView(await upsertView(tenantId, userId, { id: uuidv7(), ...input }));
}
