import type { Load } from "./load";
import type { Counted, TestAgent, World } from "./world";

/** What a row came to. */
export interface Outcome {
  readonly sent: number;
  readonly acknowledged: number;
  readonly counted: Counted;
  readonly holds: boolean;
  /** What else was seen that matters to the promise. */
  readonly note: string;
}

/** A promise, and how it is put to the test. */
export interface Row {
  readonly name: string;
  /** What holds of `sent`, `acknowledged` and `counted`. */
  readonly promise: string;
  /**
   * @param random decides the random moments
   * @param full as long and as often as the promise says; else a short form of the same
   */
  run(world: World, random: () => number, full: boolean): Promise<Outcome>;
}

/** All that was sent and acknowledged, the agents' introductions included. */
export function totals(loads: readonly Load[], agent: TestAgent): { sent: number; acknowledged: number } {
  const sum = (key: "sent" | "acknowledged") =>
    loads.reduce((total, load) => total + load[key], agent.introductions);
  return { sent: sum("sent"), acknowledged: sum("acknowledged") };
}

/** Whether all tables have exactly so many. */
export function isExactly(counted: Counted, expected: number): boolean {
  return Object.values(counted).every((count) => count === expected);
}

/** Whether all tables have the same, as many as were acknowledged at least, and no more than were sent. */
export function isWithin(counted: Counted, acknowledged: number, sent: number): boolean {
  return isExactly(counted, counted.days) && counted.days >= acknowledged && counted.days <= sent;
}
