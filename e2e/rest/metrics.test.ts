import { expect, test } from "vitest";
import { send } from "./wire";

test("metrics are Prometheus text, of the recorder and of tokens, without a tenant's token", async () => {
  const response = await send("/metrics");
  expect(response.status).toBe(200);
  expect(response.headers.get("content-type")).toMatch(/^text\/plain; version=0\.0\.4/);
  const text = await response.text();
  for (const name of [
    "agentidp_recorder_events_total",
    "agentidp_recorder_pending_events",
    "agentidp_recorder_lag_seconds",
    "agentidp_recorder_flush_seconds",
    "agentidp_token_requests_total",
    "agentidp_token_request_seconds",
  ]) {
    expect(text).toContain(`# TYPE ${name} `);
  }
});
