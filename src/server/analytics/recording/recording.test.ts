import { setImmediate as nextTurn } from "node:timers/promises";
import { uuidv7 } from "uuidv7";
import { describe, expect, test } from "vitest";
import { recorder } from "@/server/analytics";
import { database } from "@/server/db/client";
import { stopTheClock } from "@/server/testing/clock";
import { countOf, countsOfDays, countsOfHours } from "@/server/testing/counts";
import { requestToken, type TestClient, twoTenants } from "@/server/testing/tenants";
import { issueToken } from "@/server/tokens";

/** A date that no clock shows meanwhile, at which time stands still for all but timers. */
const today = "2031-05-06";

const newAgent = (tenantId: string) => ({
  tenantId,
  id: uuidv7(),
  name: "An agent",
  secretDigest: new Uint8Array(32),
});

describe("Analytics events are recorded for token issuances and agent activity", () => {
  test("Token issuance recorded in analytics", async () => {
    const { acme, globex } = await twoTenants();
    stopTheClock(`${today}T13:59:59.999Z`);
    await requestToken(acme.agentCredentials);
    await requestToken(acme.agentCredentials);
    await requestToken(acme.apiClientCredentials);
    expect(await countsOfDays(acme.id)).toEqual([{ date: today, metric_type: "token_issued", count: 3 }]);
    expect(await countsOfHours(acme.id)).toEqual([
      {
        agent_id: acme.agentCredentials.clientId,
        hour: `${today}T13:00:00Z`,
        metric_type: "token_issued",
        count: 2,
      },
    ]);

    await requestToken(acme.agentCredentials);
    expect(await countOf(acme.id, "token_issued")).toBe(4);
    expect(await countsOfDays(globex.id)).toEqual([]);
    expect(await countsOfHours(globex.id)).toEqual([]);
  });

  test("Agent registration recorded in analytics", async () => {
    const { acme, globex } = await twoTenants();
    stopTheClock(`${today}T00:00:00Z`);
    const { agent_id } = await acme.admin.agents.register({ name: "One" });
    await acme.apiClient.agents.register({ name: "Two" });
    expect(await countsOfDays(acme.id)).toEqual([{ date: today, metric_type: "agent_registered", count: 2 }]);
    expect(await countsOfHours(acme.id)).toContainEqual({
      agent_id,
      hour: `${today}T00:00:00Z`,
      metric_type: "agent_registered",
      count: 1,
    });
    expect(await countsOfDays(globex.id)).toEqual([]);
  });

  test("Agent update and deactivation recorded in analytics, a repeated deactivation once", async () => {
    const { acme, globex } = await twoTenants();
    const agent_id = acme.agentCredentials.clientId;
    stopTheClock(`${today}T23:59:59.999Z`);
    await acme.owner.agents.update({ agent_id, name: "Renamed" });
    await acme.owner.agents.update({ agent_id, description: "Renamed again" });
    await acme.owner.agents.deactivate({ agent_id });
    await acme.owner.agents.deactivate({ agent_id });
    await Promise.all(Array.from({ length: 5 }, () => acme.owner.agents.deactivate({ agent_id })));
    expect(await countsOfDays(acme.id)).toEqual([
      { date: today, metric_type: "agent_deactivated", count: 1 },
      { date: today, metric_type: "agent_updated", count: 2 },
    ]);
    expect(await countsOfHours(acme.id)).toEqual([
      { agent_id, hour: `${today}T23:00:00Z`, metric_type: "agent_deactivated", count: 1 },
      { agent_id, hour: `${today}T23:00:00Z`, metric_type: "agent_updated", count: 2 },
    ]);
    expect(await countsOfDays(globex.id)).toEqual([]);
  });

  test("deactivations at the same time are counted once", async () => {
    const { acme } = await twoTenants();
    const agent_id = acme.agentCredentials.clientId;
    await Promise.all(Array.from({ length: 8 }, () => acme.owner.agents.deactivate({ agent_id })));
    expect(await countOf(acme.id, "agent_deactivated")).toBe(1);
  });

  test("each day has its own row, cut at midnight UTC", async () => {
    const { acme } = await twoTenants();
    for (const instant of ["2027-12-31T23:59:59.999Z", "2028-01-01T00:00:00.000Z"]) {
      stopTheClock(instant);
      await requestToken(acme.agentCredentials);
    }
    expect(await countsOfDays(acme.id)).toEqual([
      { date: "2027-12-31", metric_type: "token_issued", count: 1 },
      { date: "2028-01-01", metric_type: "token_issued", count: 1 },
    ]);
    expect((await countsOfHours(acme.id)).map(({ hour }) => hour)).toEqual([
      "2027-12-31T23:00:00Z",
      "2028-01-01T00:00:00Z",
    ]);
  });

  test("many at the same time are counted exactly", async () => {
    const { acme, globex } = await twoTenants();
    const clients = [acme.agentCredentials, acme.apiClientCredentials, globex.agentCredentials];
    await Promise.all(Array.from({ length: 600 }, (_, n) => requestToken(clients[n % 3] as TestClient)));
    expect(await countOf(acme.id, "token_issued")).toBe(400);
    expect(await countOf(globex.id, "token_issued")).toBe(200);
  });

  test("many agents are counted exactly, and so is what happens while their counts are on their way", async () => {
    const { acme } = await twoTenants();
    const expected = Array.from({ length: 1_001 }, (_, n) => ({ agent_id: uuidv7(), count: (n % 3) + 3 }));
    const record = (agentId: string, count: number) => {
      const at = new Date(`${today}T10:00:00Z`);
      for (let n = 0; n < count; n++)
        recorder.record({ tenantId: acme.id, agentId, metric: "token_issued", at });
    };
    for (const { agent_id, count } of expected) record(agent_id, count - 2);
    const flushed = recorder.flush();
    for (let turn = 0; turn < 2; turn++) {
      await nextTurn();
      for (const { agent_id } of expected) record(agent_id, 1);
    }
    await flushed;
    const counted = await countsOfHours(acme.id);
    expect(counted.map(({ agent_id, count }) => ({ agent_id, count }))).toEqual(expected);
  });
});

describe("what does not succeed is not counted", () => {
  test("a refused token", async () => {
    const { acme, globex } = await twoTenants();
    const { clientId, clientSecret } = acme.agentCredentials;
    const wrongSecret = globex.agentCredentials.clientSecret;
    await expect(requestToken({ clientId, clientSecret: wrongSecret })).rejects.toThrow("invalid_client");
    await expect(requestToken(acme.agentCredentials, "agents:write")).rejects.toThrow("invalid_scope");
    await expect(
      issueToken(null, { grant_type: "password", client_id: clientId, client_secret: clientSecret }),
    ).rejects.toThrow("unsupported_grant_type");
    await acme.owner.agents.deactivate({ agent_id: clientId });
    await expect(requestToken(acme.agentCredentials)).rejects.toThrow("invalid_client");
    expect(await countOf(acme.id, "token_issued")).toBe(0);
    expect(await countOf(globex.id, "token_issued")).toBe(0);
  });

  test("a refused write to an agent", async () => {
    const { acme, globex } = await twoTenants();
    const agent_id = globex.agentCredentials.clientId;
    await expect(acme.owner.agents.register({ name: "" })).rejects.toThrow();
    await expect(acme.viewer.agents.register({ name: "By a viewer" })).rejects.toThrow();
    await expect(acme.owner.agents.update({ agent_id, name: "Another tenant's" })).rejects.toThrow();
    await expect(acme.owner.agents.deactivate({ agent_id })).rejects.toThrow();
    expect(await countsOfDays(acme.id)).toEqual([]);
    expect(await countsOfDays(globex.id)).toEqual([]);
  });

  test("a write that an interactive transaction rolls back", async () => {
    const { acme } = await twoTenants();
    await expect(
      database.$transaction(async (transaction) => {
        await transaction.agent.create({ data: newAgent(acme.id) });
        throw new Error("changed my mind");
      }),
    ).rejects.toThrow("changed my mind");
    expect(await countsOfDays(acme.id)).toEqual([]);
  });

  test("a write that a transaction of the array form rolls back", async () => {
    const { acme } = await twoTenants();
    const agent = newAgent(acme.id);
    await expect(
      database.$transaction([
        database.agent.create({ data: agent }),
        database.agent.create({ data: newAgent(acme.id) }),
        database.agent.create({ data: agent }),
      ]),
    ).rejects.toThrow();
    expect(await countsOfDays(acme.id)).toEqual([]);
  });

  test("a write that violates a constraint", async () => {
    const { acme } = await twoTenants();
    const agent = { ...newAgent(acme.id), id: acme.agentCredentials.clientId };
    await expect(database.agent.create({ data: agent })).rejects.toThrow();
    expect(await countsOfDays(acme.id)).toEqual([]);
  });
});

describe("what commits is counted once, however it was written", () => {
  test("in an interactive transaction, after its commit", async () => {
    const { acme } = await twoTenants();
    await database.$transaction(async (transaction) => {
      await transaction.agent.create({ data: newAgent(acme.id) });
      expect(await countsOfDays(acme.id)).toEqual([]);
    });
    expect(await countOf(acme.id, "agent_registered")).toBe(1);
  });

  test("in a transaction of the array form", async () => {
    const { acme, globex } = await twoTenants();
    await database.$transaction([
      database.agent.create({ data: newAgent(acme.id) }),
      database.agent.create({ data: newAgent(globex.id) }),
      database.agent.update({
        where: { tenantId_id: { tenantId: acme.id, id: acme.agentCredentials.clientId } },
        data: { status: { set: "deactivated" } },
      }),
    ]);
    expect(await countOf(acme.id, "agent_registered")).toBe(1);
    expect(await countOf(acme.id, "agent_deactivated")).toBe(1);
    expect(await countOf(globex.id, "agent_registered")).toBe(1);
  });

  test("in bulk, each agent for itself", async () => {
    const { acme, globex } = await twoTenants();
    await database.agent.createManyAndReturn({
      data: [newAgent(acme.id), newAgent(acme.id), newAgent(globex.id)],
    });
    await database.agent.updateManyAndReturn({ where: { tenantId: acme.id }, data: { name: "Renamed" } });
    await database.agent.updateManyAndReturn({
      where: { tenantId: globex.id, status: "active" },
      data: { status: "deactivated" },
    });
    expect(await countOf(acme.id, "agent_registered")).toBe(2);
    expect(await countOf(acme.id, "agent_updated")).toBe(3);
    expect(await countOf(globex.id, "agent_registered")).toBe(1);
    expect(await countOf(globex.id, "agent_deactivated")).toBe(2);
  });

  test("operations that do not tell which agents they wrote are refused before they write", async () => {
    const { acme } = await twoTenants();
    const where = { tenantId: acme.id };
    const key = { tenantId_id: { tenantId: acme.id, id: acme.agentCredentials.clientId } };
    const agent = newAgent(acme.id);
    const before = await database.agent.findMany({ where });
    for (const write of [
      () => database.agent.createMany({ data: [agent] }),
      () => database.agent.updateMany({ where, data: { name: "Renamed" } }),
      () => database.agent.upsert({ where: key, create: agent, update: { name: "Renamed" } }),
      () => database.agent.delete({ where: key }),
      () => database.agent.deleteMany({ where }),
      () => database.agent.create({ data: agent, select: { name: true } }),
      () => database.agent.update({ where: key, data: { name: "Renamed" }, omit: { id: true } }),
    ]) {
      await expect(write()).rejects.toThrow("counted");
    }
    expect(await database.agent.findMany({ where })).toEqual(before);
    expect(await countsOfDays(acme.id)).toEqual([]);
  });
});
