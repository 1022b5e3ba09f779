import { Registry } from "prom-client";
import { recorderMetrics } from "@/server/analytics";
import { tokenMetrics } from "@/server/tokens";

/** What this process measures of itself. */
export const registry = new Registry();

// Of one process: the counts of several, of which each may be started anew, make no sense as one.
registry.setDefaultLabels({ pid: String(process.pid) });

for (const metric of [...recorderMetrics, ...tokenMetrics]) registry.registerMetric(metric);
