import type { MetricType } from "@/schemas/analytics";

/** Something countable that happened. An event of a client that is no agent has no agent. */
export interface CountableEvent {
  readonly tenantId: string;
  readonly agentId: string | null;
  readonly metric: MetricType;
  readonly at: Date;
}

/** How often the same thing happened within one UTC hour; `hour` is in milliseconds since 1970. */
export interface Increment {
  readonly tenantId: string;
  readonly agentId: string | null;
  readonly metric: MetricType;
  readonly hour: number;
  count: number;
}
