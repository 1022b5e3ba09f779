import { metricsHandler } from "@/server/http/metrics-handler";
import { registry } from "@/server/metrics";

export const GET = metricsHandler(registry, {
  tag: "Operation",
  summary: "Counters and histograms of the process that answers",
  description:
    "In Prometheus' text format: to who has METRICS_TOKEN, or where it is not set, on this machine only.",
});
