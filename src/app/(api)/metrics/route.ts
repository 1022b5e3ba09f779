import { metricsHandler } from "@/server/http/metrics-handler";
import { registry } from "@/server/metrics";

export const GET = metricsHandler(registry);
