import { metricsHandler } from "@/server/http/metrics-handler";

export const GET = metricsHandler({
  tag: "Operation",
  summary: "Counters and histograms of the server's processes",
  description:
    "In Prometheus' text format, of each process by its `pid`: to who has METRICS_TOKEN, or where it is not set, on this machine only.",
});
