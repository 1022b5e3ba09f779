import { Counter, Gauge, Histogram, type Metric } from "prom-client";
import { type MetricType, metricTypes } from "@/schemas/analytics";
import { sharedInProcess } from "@/server/shared-in-process";

/** What a recorder tells of itself when it is asked for its metrics. */
export interface RecorderReadings {
  readonly recorded: Readonly<Record<MetricType, number>>;
  readonly failedFlushes: number;
  readonly pending: number;
  readonly lagSeconds: number;
  readonly journalWorks: boolean;
}

/** The metrics of a recorder, which is read when they are. */
export function metricsOf(read: () => RecorderReadings): Metric[] {
  const registers: [] = [];
  const events = new Counter({
    name: "agentidp_recorder_events_total",
    help: "Events recorded by this process.",
    labelNames: ["metric"],
    registers,
    collect() {
      this.reset();
      const { recorded } = read();
      for (const metric of metricTypes) this.inc({ metric }, recorded[metric]);
    },
  });
  const failedFlushes = new Counter({
    name: "agentidp_recorder_failed_flushes_total",
    help: "Attempts to write to PostgreSQL that failed.",
    registers,
    collect() {
      this.reset();
      this.inc(read().failedFlushes);
    },
  });
  const pending = new Gauge({
    name: "agentidp_recorder_pending_events",
    help: "Events that are not in PostgreSQL yet.",
    registers,
    collect() {
      this.set(read().pending);
    },
  });
  const lag = new Gauge({
    name: "agentidp_recorder_lag_seconds",
    help: "How long the oldest event that is not in PostgreSQL yet has waited.",
    registers,
    collect() {
      this.set(read().lagSeconds);
    },
  });
  const journal = new Gauge({
    name: "agentidp_recorder_journal_writable",
    help: "1 while the journal on local disk can be written, else 0.",
    registers,
    collect() {
      this.set(read().journalWorks ? 1 : 0);
    },
  });
  return [events, failedFlushes, pending, lag, journal, flushSeconds, flushIncrements];
}

/** How long batches took to be written to PostgreSQL. */
export const flushSeconds = sharedInProcess(
  "flush seconds",
  () =>
    new Histogram({
      name: "agentidp_recorder_flush_seconds",
      help: "How long a batch took to be written to PostgreSQL.",
      buckets: [0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 30],
      registers: [],
    }),
);

/** How many increments a batch held: events of the same kind, agent and hour are one. */
export const flushIncrements = sharedInProcess(
  "flush increments",
  () =>
    new Histogram({
      name: "agentidp_recorder_flush_increments",
      help: "How many increments a batch held that was written to PostgreSQL.",
      buckets: [1, 10, 100, 1_000, 10_000, 100_000],
      registers: [],
    }),
);
