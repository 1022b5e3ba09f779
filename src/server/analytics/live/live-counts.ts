import { setTimeout as sleep } from "node:timers/promises";
import type { LiveCounts } from "@/schemas/live-counts";
import { type MetricType, metricTypes } from "@/schemas/metric-type";
import { CountChanges } from "@/server/analytics/live/count-changes";
import {
  findCountsOfAgents,
  findCountsOfDay,
  findCountsOfHour,
  liveData,
  type ReadSource,
} from "@/server/analytics/live/live-repository";
import { isoDate, startOfDay, startOfHour, startOfMonth } from "@/server/analytics/utc-time";

/** How often counts are sent at most, in milliseconds. */
const shortestInterval = 1_000;

/** How long after the last time it is asked again whether the listener may listen, in milliseconds. */
const admissionInterval = 5_000;

interface LiveCountsOptions {
  /** The id of the counts that the listener had last, before it lost the line. */
  readonly lastEventId?: string | null | undefined;
  /** Rejects where the listener may not listen any more: asked before anything is sent, and every few seconds. */
  readonly admit: () => Promise<unknown>;
  /** Ends it. */
  readonly signal?: AbortSignal | undefined;
}

function countsOf(stored: readonly { metric_type: string; count: number }[]): Record<MetricType, number> {
  const countOf = new Map(stored.map(({ metric_type, count }) => [metric_type, count]));
  const entries = metricTypes.map((metric) => [metric, countOf.get(metric) ?? 0]);
  return Object.fromEntries(entries);
}

/** What is counted at the moment, and of the agents named. */
export async function readLiveCounts(
  tenantId: string,
  agentIds: readonly string[] | null,
  source: ReadSource = liveData(),
): Promise<LiveCounts> {
  const day = startOfDay(source.now);
  const hour = startOfHour(source.now);
  const month = startOfMonth(source.now);
  const today = await findCountsOfDay(tenantId, source, day);
  const thisHour = await findCountsOfHour(tenantId, source, hour);
  const agents = agentIds?.length
    ? await findCountsOfAgents(tenantId, source, "token_issued", agentIds, { day, month })
    : [];
  return {
    date: isoDate(day),
    today: countsOf(today),
    hour_began_at: hour.toISOString(),
    this_hour: countsOf(thisHour),
    agents:
      agentIds &&
      agents.map(({ agent_id, name, of_day, of_month }) => ({
        agent_id,
        name,
        tokens_today: of_day,
        token_count: of_month,
      })),
  };
}

/** The same where nothing was counted in between. */
const eventIdOf = ({ date, today }: LiveCounts) =>
  `${date}/${metricTypes.map((metric) => today[metric]).join("/")}`;

/**
 * The tenant's counts of today, of the running hour and of the agents that moved: at once, then within about a
 * second of every change, wherever it was counted, at most once a second. Where the listener lost the line, the
 * first of them says whether it missed anything: its agents are null if so.
 *
 * @throws whatever `admit` rejects with, once the listener may not listen any more
 */
export async function* liveCounts(
  tenantId: string,
  { lastEventId, admit, signal = new AbortController().signal }: LiveCountsOptions,
): AsyncGenerator<{ id: string; counts: LiveCounts }, void> {
  // Watched before the first reading, so that nothing is lost in between.
  const changes = new CountChanges(tenantId);
  try {
    const first = await readLiveCounts(tenantId, []);
    const id = eventIdOf(first);
    yield { id, counts: { ...first, agents: id === lastEventId ? [] : null } };

    let sentAt = performance.now();
    while (!signal.aborted) {
      const changed = await changes.within(admissionInterval, signal);
      if (signal.aborted) return;
      await admit();
      if (!changed) continue;
      await sleep(Math.max(0, sentAt + shortestInterval - performance.now()), undefined, { signal });
      const counts = await readLiveCounts(tenantId, changes.take());
      sentAt = performance.now();
      yield { id: eventIdOf(counts), counts };
    }
  } catch (error) {
    // The wait for the next second ends so as well.
    if (!signal.aborted) throw error;
  } finally {
    changes.stop();
  }
}
