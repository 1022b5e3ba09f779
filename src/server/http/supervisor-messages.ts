import type { Registry } from "prom-client";

/** What a process tells the supervisor that started it, over the channel between them. */
export interface ReadyMessage {
  type: "ready";
  /** Where it listens. */
  port: number;
}

/** What the supervisor tells the API process. */
export interface PortalMessage {
  type: "portal";
  /** Where the portal listens, null while it does not. */
  url: string | null;
}

/** The metrics of one process. */
export type ProcessMetrics = Awaited<ReturnType<Registry["getMetricsAsJSON"]>>;

/** Asks a process for its metrics, or the supervisor for those of all its processes. */
export interface MetricsRequest {
  type: "metrics request";
  id: number;
}

export interface MetricsAnswer {
  type: "metrics";
  /** That of the request. */
  id: number;
  processes: ProcessMetrics[];
}
