import { Counter, Gauge, Histogram } from "prom-client";
import { type MetricType, metricTypes } from "@/schemas/analytics";
import { registry } from "@/server/metrics";

/** What a recorder tells of itself when it is asked for its metrics. */
export interface RecorderReadings {
  readonly recorded: Readonly<Record<MetricType, number>>;
  readonly failedFlushes: number;
  readonly pending: number;
  readonly lagSeconds: number;
  readonly journalWorks: boolean;
}

/** Puts a recorder's metrics into the registry, to be read when they are asked for. */
export function publishRecorder(read: () => RecorderReadings): void {
  const registers = [registry];
  new Counter({
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
  new Counter({
    name: "agentidp_recorder_failed_flushes_total",
    help: "Attempts to write to PostgreSQL that failed.",
    registers,
    collect() {
      this.reset();
      this.inc(read().failedFlushes);
    },
  });
  new Gauge({
    name: "agentidp_recorder_pending_events",
    help: "Events that are not in PostgreSQL yet.",
    registers,
    collect() {
      this.set(read().pending);
    },
  });
  new Gauge({
    name: "agentidp_recorder_lag_seconds",
    help: "How long the oldest event that is not in PostgreSQL yet has waited.",
    registers,
    collect() {
      this.set(read().lagSeconds);
    },
  });
  new Gauge({
    name: "agentidp_recorder_journal_writable",
    help: "1 while the journal on local disk can be written, else 0.",
    registers,
    collect() {
      this.set(read().journalWorks ? 1 : 0);
    },
  });
}

/** How long batches took to be written to PostgreSQL. */
export const flushSeconds = new Histogram({
  name: "agentidp_recorder_flush_seconds",
  help: "How long a batch took to be written to PostgreSQL.",
  buckets: [0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 30],
  registers: [registry],
});

/** How many increments a batch held: events of the same kind, agent and hour are one. */
export const flushIncrements = new Histogram({
  name: "agentidp_recorder_flush_increments",
  help: "How many increments a batch held that was written to PostgreSQL.",
  buckets: [1, 10, 100, 1_000, 10_000, 100_000],
  registers: [registry],
});
