import { Registry } from "prom-client";
import { recorderMetrics } from "@/server/analytics";
import { tokenMetrics } from "@/server/tokens";

/** What this process measures of itself. */
export const registry = new Registry();

for (const metric of [...recorderMetrics, ...tokenMetrics]) registry.registerMetric(metric);
