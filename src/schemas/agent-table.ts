import { z } from "zod";
import { AgentStatus } from "@/schemas/agent";
import { agentActivities, agentTableSorts, sortDirections } from "@/schemas/agent-table-order";
import { DaySpan, withinReach } from "@/schemas/day-span";
import { PageInput } from "@/schemas/page";
import { isStorable, notStorable } from "@/schemas/text";
import { Instant } from "@/schemas/time";

/** The most agents that analytics can be narrowed to. */
const maximumAgents = 20;

/** Without `agent_ids`, of all agents. */
export const AgentTableInput = z
  .strictObject({
    ...DaySpan,
    ...PageInput,
    sort: z.enum(agentTableSorts).optional(),
    direction: z.enum(sortDirections).optional(),
    /** What the name is to contain, in whichever case. */
    search: z.string().trim().min(1).max(200).refine(isStorable, notStorable).optional(),
    activity: z.enum(agentActivities).optional(),
    agent_ids: z.array(z.uuid()).min(1).max(maximumAgents).optional(),
  })
  .superRefine(withinReach);

export const AgentTableRow = z.object({
  agent_id: z.uuid(),
  name: z.string(),
  status: AgentStatus,
  /** Whether it has gone dormant (see dormancy.ts). */
  dormant: z.boolean(),
  /** Tokens of each day of the span, UTC. */
  daily_tokens: z.array(z.int()),
  /** Tokens of all these days. */
  token_count: z.int(),
  /** The beginning of the UTC hour of its last token, whenever that was: hours are what is kept. */
  last_token_hour: Instant.nullable(),
});

export const AgentTable = z.object({
  items: z.array(AgentTableRow),
  next_cursor: z.string().nullable(),
  /** Tokens of the whole tenant on each day of the span, those of API clients included. */
  daily_tokens: z.array(z.int()),
});

export type AgentTableInput = z.infer<typeof AgentTableInput>;
export type AgentTableRow = z.infer<typeof AgentTableRow>;
export type AgentTable = z.infer<typeof AgentTable>;
