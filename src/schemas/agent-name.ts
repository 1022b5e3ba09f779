import { z } from "zod";
import { AgentStatus } from "@/schemas/agent";
import { isStorable, notStorable } from "@/schemas/text";

/** What an agent's name is to contain, in whichever case; every agent where it is empty. */
export const SearchAgentsInput = z.strictObject({
  query: z.string().trim().max(200).refine(isStorable, notStorable),
});

export const AgentNamesInput = z.strictObject({ agent_ids: z.array(z.uuid()).max(20) });

/** An agent as it is chosen from a list. */
export const AgentName = z.object({ agent_id: z.uuid(), name: z.string(), status: AgentStatus });

/** By name. */
export const AgentNames = z.array(AgentName);

export type AgentName = z.infer<typeof AgentName>;
