import { expect, test } from "vitest";
import { send, signUp, tokenOf } from "./wire";

test("metrics are Prometheus text, of the recorder and of tokens, without a tenant's token", async () => {
  await tokenOf(await signUp("Measured"));
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
  expect(text).toMatch(/^agentidp_token_requests_total\{result="issued",pid="\d+"\} [1-9]/m);
  expect(text).toMatch(/^agentidp_token_request_seconds_count\{pid="\d+"\} [1-9]/m);
  expect(text).toMatch(/^agentidp_recorder_events_total\{metric="token_issued",pid="\d+"\} [1-9]/m);
});
