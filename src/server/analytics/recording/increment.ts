import type { MetricType } from "@/schemas/analytics";

export const millisecondsOfAnHour = 3_600_000;

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
  readonly metric: string;
  readonly hour: number;
  readonly count: number;
}

/** One increment for each thing that happened, by what and when it was. */
export type Sums = Map<string, Increment>;

function keyOf({ tenantId, agentId, metric, hour }: Increment): string {
  return `${tenantId} ${agentId} ${metric} ${hour}`;
}

/** Adds increments to sums. */
export function addTo(sums: Sums, increments: Iterable<Increment>): void {
  for (const increment of increments) {
    const key = keyOf(increment);
    const count = (sums.get(key)?.count ?? 0) + increment.count;
    sums.set(key, { ...increment, count });
  }
}

/** What is left of sums without what was counted of them before. */
export function subtract(sums: Sums, counted: Sums): Sums {
  const left: Sums = new Map();
  for (const [key, increment] of sums) {
    const count = increment.count - (counted.get(key)?.count ?? 0);
    if (count > 0) left.set(key, { ...increment, count });
  }
  return left;
}

/** How many events increments stand for. */
export function eventsOf(increments: Iterable<Increment>): number {
  let events = 0;
  for (const { count } of increments) events += count;
  return events;
}
