import type { View } from "@/schemas/view";
import { presentView } from "@/server/views/present-view";
import { findViews } from "@/server/views/views-repository";

/** The views that a member keeps in the tenant, by name. */
export async function listViews(tenantId: string, userId: string): Promise<View[]> {
  return (await findViews(tenantId, userId)).map(presentView);
}
