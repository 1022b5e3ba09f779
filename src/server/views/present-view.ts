import type { View } from "@/schemas/view";
import type { SavedView } from "@/server/db/generated/client";

/** A view as its member sees it. */
export function presentView({ id, name, parameters }: SavedView): View {
  return { view_id: id, name, parameters: parameters as View["parameters"] };
}
