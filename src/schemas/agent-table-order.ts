// Apart from the schemas, so that a page which only names these does not load zod.

/** What the table of agents can be in the order of. */
export const agentTableSorts = ["tokens", "name", "last_token"] as const;

export const sortDirections = ["asc", "desc"] as const;

/** By what agents do: those with a token of late, and those that have gone dormant (see dormancy.ts). */
export const agentActivities = ["active", "dormant"] as const;

export type AgentTableSort = (typeof agentTableSorts)[number];
export type SortDirection = (typeof sortDirections)[number];
export type AgentActivity = (typeof agentActivities)[number];
