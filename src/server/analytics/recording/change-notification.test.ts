import { uuidv7 } from "uuidv7";
import { describe, expect, test } from "vitest";
import { describeChanges, readChanges } from "@/server/analytics/recording/change-notification";

const increment = (tenantId: string, agentId: string | null, metric = "token_issued") => ({
  tenantId,
  agentId,
  metric,
  hour: 0,
  count: 1,
});

const ids = (count: number) => Array.from({ length: count }, () => uuidv7());

describe("what is told of a batch", () => {
  test("names each tenant and its agents once", () => {
    const increments = [
      increment("acme", "reader"),
      increment("acme", "reader", "agent_updated"),
      increment("acme", null),
      increment("globex", null),
    ];
    expect(readChanges(describeChanges(increments))).toEqual(
      new Map([
        ["acme", ["reader"]],
        ["globex", []],
      ]),
    );
  });

  test("leaves out agents that are too many, then tenants", () => {
    const [acme, globex] = ["acme", "globex"];
    const manyAgents = [...ids(300).map((agentId) => increment(acme, agentId)), increment(globex, "one")];
    expect(readChanges(describeChanges(manyAgents))).toEqual(
      new Map([
        [acme, null],
        [globex, null],
      ]),
    );
    expect(readChanges(describeChanges(ids(500).map((tenantId) => increment(tenantId, null))))).toBeNull();
  });

  test("always fits into a notification", () => {
    for (let count = 0; count < 400; count += 1) {
      const agents = ids(count).map((agentId) => increment("acme", agentId));
      const tenants = ids(count).map((tenantId) => increment(tenantId, null));
      for (const increments of [agents, tenants]) {
        expect(Buffer.byteLength(describeChanges(increments))).toBeLessThan(8_000);
      }
    }
  });

  test("is nothing where nothing is counted", () => {
    expect(readChanges(describeChanges([]))).toEqual(new Map());
  });
});
