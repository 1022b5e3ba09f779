import { z } from "zod";
import { withinReach } from "@/schemas/day-span";

/** The most agents that can be named. */
const maximumAgents = 20;

/** Without `agent_ids`, of all agents. */
export const LeadingAgentsInput = z
  .strictObject({ date: z.iso.date(), agent_ids: z.array(z.uuid()).min(1).max(maximumAgents).optional() })
  .superRefine(({ date }, context) => withinReach({ from: date, to: date }, context));

/** Those with most of a day's difference from the usual, the most first. */
export const LeadingAgents = z.array(
  z.object({
    agent_id: z.uuid(),
    name: z.string(),
    token_count: z.int(),
    /** The mean of the same weekday in the four weeks before, as far as these are kept. */
    usual: z.number(),
  }),
);

export type LeadingAgents = z.infer<typeof LeadingAgents>;
