import { uuidv7 } from "uuidv7";
import { describe, expect, onTestFinished, test } from "vitest";
import { z } from "zod";
import { LiveCounts } from "@/schemas/live-counts";
import { recorder } from "@/server/analytics";
import { createCaller } from "@/server/api/root";
import type { Principal } from "@/server/auth";
import { DomainError } from "@/server/domain-error";
import { stopTheClock } from "@/server/testing/clock";
import { query } from "@/server/testing/query";
import { insertAgent, requestToken, type TestTenantWithAgent, twoTenants } from "@/server/testing/tenants";

/** Subscribes as a member of the tenant, for as long as the test runs; `admitted` may be set to false. */
async function subscribe(tenant: TestTenantWithAgent, lastEventId?: string) {
  const member = { admitted: true };
  const controller = new AbortController();
  onTestFinished(() => controller.abort());
  const authenticate = async (): Promise<Principal> => {
    if (!member.admitted) throw new DomainError("unauthenticated", "The session has ended.");
    return {
      kind: "user",
      tenantId: tenant.id,
      userId: uuidv7(),
      role: "viewer",
      scopes: new Set(["analytics:read"]),
    };
  };
  const caller = createCaller({ authenticate }, { signal: controller.signal });
  const subscription = await caller.analytics.live(lastEventId === undefined ? {} : { lastEventId });
  const iterator = subscription[Symbol.asyncIterator]();
  return {
    member,
    end: () => controller.abort(),
    /** The next that is sent: its id and the counts. */
    async next() {
      const { value, done } = await iterator.next();
      if (done) return null;
      // A caller gets what tRPC would send as an event: its id and its data.
      const [id, counts] = z.tuple([z.string(), LiveCounts, z.symbol()]).parse(value);
      return { id, counts };
    },
  };
}

const cutListener = () =>
  query(
    `SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity
     WHERE application_name = 'agentidp analytics changes' AND datname = current_database()`,
  );

/** Takes what comes until it fulfils the condition. */
async function nextThat(
  subscriber: Awaited<ReturnType<typeof subscribe>>,
  fulfils: (counts: LiveCounts) => boolean,
) {
  for (;;) {
    const update = await subscriber.next();
    if (!update) throw new Error("It has ended.");
    if (fulfils(update.counts)) return update;
  }
}

const hasTokens = (count: number) => (counts: LiveCounts) => counts.today.token_issued === count;

describe("live counts", () => {
  test("say at once what today is, then within two seconds what a token made of it", async () => {
    const { acme, globex } = await twoTenants();
    const agent_id = acme.agentCredentials.clientId;
    // What a process does for its first token and its first subscriber takes longer.
    const first = await subscribe(globex);
    await requestToken(globex.agentCredentials);
    await nextThat(first, hasTokens(1));

    // The hour is not to turn meanwhile.
    stopTheClock("2026-11-24T12:30:00Z");
    const subscriber = await subscribe(acme);
    expect(await subscriber.next()).toMatchObject({ counts: { today: { token_issued: 0 }, agents: null } });

    for (const count of [1, 2, 3]) {
      const startedAt = performance.now();
      await requestToken(acme.agentCredentials);
      const { counts } = await nextThat(subscriber, hasTokens(count));
      expect(performance.now() - startedAt).toBeLessThan(2_000);
      expect(counts).toMatchObject({
        date: "2026-11-24",
        this_hour: { token_issued: count, agent_registered: 0 },
        agents: [{ agent_id, name: "Agent of Acme", tokens_today: count, token_count: count }],
      });
    }
  });

  test("are each tenant's own, with both subscribed at once", async () => {
    const { acme, globex } = await twoTenants();
    const [ours, theirs] = await Promise.all([subscribe(acme), subscribe(globex)]);
    await Promise.all([ours.next(), theirs.next()]);

    await requestToken(acme.agentCredentials);
    await requestToken(acme.agentCredentials);
    await requestToken(globex.agentCredentials);
    const [ofOurs, ofTheirs] = await Promise.all([
      nextThat(ours, hasTokens(2)),
      nextThat(theirs, hasTokens(1)),
    ]);
    expect(JSON.stringify(ofOurs)).not.toContain(globex.agentCredentials.clientId);
    expect(ofTheirs.counts.agents?.map(({ agent_id }) => agent_id)).toEqual([
      globex.agentCredentials.clientId,
    ]);

    // Nor is anything sent to one because the other counts.
    await requestToken(acme.agentCredentials);
    await nextThat(ours, hasTokens(3));
    const silence = Symbol("nothing came");
    const timeout = new Promise((resolve) => setTimeout(resolve, 1_500, silence));
    expect(await Promise.race([theirs.next(), timeout])).toBe(silence);
  });

  test("have of the running hour what the heatmap has of it, and of today API clients' tokens too", async () => {
    const { acme, globex } = await twoTenants();
    stopTheClock("2026-11-24T12:30:00Z");
    for (const { owner, agentCredentials, apiClientCredentials } of [acme, globex]) {
      await owner.agents.register({ name: "Registered" });
      for (const client of [agentCredentials, agentCredentials, apiClientCredentials]) {
        await requestToken(client);
      }
    }
    await requestToken(globex.agentCredentials);
    await recorder.flush();

    for (const [tenant, tokens] of [
      [acme, 2],
      [globex, 3],
    ] as const) {
      const update = await (await subscribe(tenant)).next();
      expect(update?.counts).toMatchObject({
        today: { token_issued: tokens + 1, agent_registered: 1 },
        hour_began_at: "2026-11-24T12:00:00.000Z",
        this_hour: { token_issued: tokens, agent_registered: 1, agent_updated: 0, agent_deactivated: 0 },
      });
      const heatmap = await tenant.viewer.analytics.heatmap({ from: "2026-11-18", to: "2026-11-24" });
      expect(heatmap.running_hour).toEqual({ began_at: update?.counts.hour_began_at, count: tokens + 1 });
    }
  });

  test("come at most once a second, with all that happened meanwhile", async () => {
    const { acme } = await twoTenants();
    const agents = [acme.agentCredentials, await insertAgent(acme.id, "Other")];
    const subscriber = await subscribe(acme);
    await subscriber.next();
    const startedAt = performance.now();
    for (let n = 0; n < 40; n++) {
      for (const agent of agents) await requestToken(agent);
      await recorder.flush();
    }
    let updates = 1;
    while (!hasTokens(80)((await nextThat(subscriber, () => true)).counts)) updates += 1;
    const seconds = (performance.now() - startedAt) / 1_000;
    expect(updates).toBeLessThanOrEqual(Math.ceil(seconds) + 1);
  });

  test("tell only that many agents moved, where they are many", async () => {
    const { acme } = await twoTenants();
    const subscriber = await subscribe(acme);
    await subscriber.next();
    for (let n = 0; n < 60; n++) await requestToken(await insertAgent(acme.id, `Agent ${n}`));
    await recorder.flush();
    await nextThat(subscriber, ({ agents }) => agents === null);
  });

  test("say after a lost line whether anything was missed", async () => {
    const { acme } = await twoTenants();
    const before = await subscribe(acme);
    await before.next();
    await requestToken(acme.agentCredentials);
    const { id } = await nextThat(before, hasTokens(1));
    before.end();
    expect(await before.next()).toBeNull();

    expect((await (await subscribe(acme, id)).next())?.counts.agents).toEqual([]);
    await requestToken(acme.agentCredentials);
    await recorder.flush();
    const after = await (await subscribe(acme, id)).next();
    expect(after?.counts).toMatchObject({ today: { token_issued: 2 }, agents: null });
  });

  test("go on after PostgreSQL closed the connection that listens", async () => {
    const { acme, globex } = await twoTenants();
    const subscribers = await Promise.all([subscribe(acme), subscribe(globex)]);
    for (const subscriber of subscribers) await subscriber.next();
    await cutListener();
    // Counted while nobody listens, and after.
    for (const count of [1, 2]) {
      for (const { agentCredentials } of [acme, globex]) await requestToken(agentCredentials);
      await recorder.flush();
      await Promise.all(subscribers.map((subscriber) => nextThat(subscriber, hasTokens(count))));
    }
  });

  test("end when the session has ended, and send nothing more", async () => {
    const { acme } = await twoTenants();
    const subscriber = await subscribe(acme);
    await subscriber.next();
    subscriber.member.admitted = false;
    const refused = expect(subscriber.next()).rejects.toMatchObject({ code: "UNAUTHORIZED" });
    await requestToken(acme.agentCredentials);
    await refused;

    // Nor need anything happen for that.
    const idle = await subscribe(acme);
    await idle.next();
    idle.member.admitted = false;
    await expect(idle.next()).rejects.toMatchObject({ code: "UNAUTHORIZED" });
  });
});
