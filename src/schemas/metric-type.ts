// Apart from the schemas, so that a page which only names these does not load zod.

/** What is counted. A new metric joins here; the tables hold it without a migration. */
export const metricTypes = [
  "token_issued",
  "agent_registered",
  "agent_updated",
  "agent_deactivated",
] as const;

export type MetricType = (typeof metricTypes)[number];
