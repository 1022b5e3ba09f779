import type { MetricType } from "@/schemas/metric-type";

export type LifecycleMetric = Exclude<MetricType, "token_issued">;

/** What happens to agents themselves, in the order in which it is shown. */
export const lifecycleMetrics = [
  "agent_registered",
  "agent_updated",
  "agent_deactivated",
] as const satisfies readonly LifecycleMetric[];

interface MetricPresentation {
  /** As a column is headed. */
  label: string;
  one: string;
  many: string;
  colour: string;
  /** The dashes of its line, so that it is told apart without its colour; undefined for none. */
  dash?: string;
}

export const metricPresentation: Record<MetricType, MetricPresentation> = {
  token_issued: { label: "Tokens", one: "token", many: "tokens", colour: "var(--accent)" },
  agent_registered: {
    label: "Registrations",
    one: "registration",
    many: "registrations",
    colour: "var(--registered)",
    dash: "8 3",
  },
  agent_updated: {
    label: "Updates",
    one: "update",
    many: "updates",
    colour: "var(--updated)",
    dash: "2 3",
  },
  agent_deactivated: {
    label: "Deactivations",
    one: "deactivation",
    many: "deactivations",
    colour: "var(--deactivated)",
    dash: "8 3 2 3",
  },
};
