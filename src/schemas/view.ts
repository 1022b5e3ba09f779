import { z } from "zod";
import { isStorable, notStorable } from "@/schemas/text";

const ViewName = z
  .string()
  .trim()
  .normalize("NFC")
  .min(1, "Give the view a name.")
  .max(80, "A name has at most 80 characters.")
  .refine(isStorable, notStorable);

/** The most views that a member keeps in a tenant. */
export const maximumViews = 50;

const maximumParameters = 30;

/**
 * The state of a page as its URL has it. Which parameters there are is the page's own affair, and so is what to
 * make of one that it does not know, or no longer: a view outlives them.
 */
const ViewParameters = z
  .record(
    z.string().regex(/^[a-z][\w.-]{0,39}$/i, "A parameter is named with letters and digits."),
    z.string().max(2000).refine(isStorable, notStorable),
  )
  .refine(
    (parameters) => Object.keys(parameters).length <= maximumParameters,
    `A view has at most ${maximumParameters} parameters.`,
  );

export const SaveViewInput = z.strictObject({ name: ViewName, parameters: ViewParameters });

export const ViewId = z.strictObject({ view_id: z.uuid() });

export const RenameViewInput = z.strictObject({ ...ViewId.shape, name: ViewName });

/** A state of the Analytics page that a member keeps under a name. */
export const View = z.object({
  view_id: z.uuid(),
  name: z.string(),
  parameters: z.record(z.string(), z.string()),
});

/** By name. */
export const ViewList = z.array(View);

export type SaveViewInput = z.infer<typeof SaveViewInput>;
export type RenameViewInput = z.infer<typeof RenameViewInput>;
export type View = z.infer<typeof View>;
