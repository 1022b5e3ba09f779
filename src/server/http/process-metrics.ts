import { AggregatorRegistry } from "prom-client";
import { MetricsChannel } from "@/server/http/metrics-channel";
import { registry } from "@/server/metrics";
import { sharedInProcess } from "@/server/shared-in-process";

/** How long is waited for the metrics of the other processes, in milliseconds. */
const patience = 2_000;

const supervised = sharedInProcess<{ channel: MetricsChannel | null }>("metrics channel", () => ({
  channel: null,
}));

const ownMetrics = async () => [await registry.getMetricsAsJSON()];

/** From now on this process gives its metrics to the supervisor, and can ask it for those of all. */
export function shareMetrics(): void {
  supervised.channel = new MetricsChannel(process, ownMetrics);
}

/**
 * The metrics of all processes that the supervisor of this one runs, told apart by their `pid`, in Prometheus' text
 * format: those that answer in time, and at least this one's.
 */
export async function metricsOfAllProcesses(): Promise<string> {
  const all = (await supervised.channel?.ask(patience)) ?? [];
  return AggregatorRegistry.aggregate(all.length > 0 ? all : await ownMetrics()).metrics();
}
