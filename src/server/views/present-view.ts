import type { View } from "@/schemas/view";
import type { StoredView } from "@/server/views/views-repository";

/** A view as its member sees it. */
export function presentView({ id, name, parameters }: StoredView): View {
  return { view_id: id, name, parameters: parameters as View["parameters"] };
}
