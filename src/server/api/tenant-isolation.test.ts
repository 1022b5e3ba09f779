import type { TRPCError } from "@trpc/server";
import { describe, expect, test } from "vitest";
import { recorder } from "@/server/analytics";
import { addDays, isoDate } from "@/server/analytics/utc-time";
import { appRouter, type Caller } from "@/server/api/root";
import { query } from "@/server/testing/query";
import { type TestTenantWithAgent, twoTenants } from "@/server/testing/tenants";
import { issueToken } from "@/server/tokens";

interface Attempt {
  /** Calls the procedure with what belongs to the other tenant. */
  readonly call: (caller: Caller, other: TestTenantWithAgent) => Promise<unknown>;
  /** How the call ends: with an error of this code, or well and with nothing of the other tenant. */
  readonly ends: TRPCError["code"] | "with its own data";
}

const notHis = (call: Attempt["call"]): Attempt => ({ call, ends: "NOT_FOUND" });
const unknownField = (call: Attempt["call"]): Attempt => ({ call, ends: "BAD_REQUEST" });
const own = (call: Attempt["call"]): Attempt => ({ call, ends: "with its own data" });

/** A call with a tenant's id, which the input of no procedure has a place for. */
const withTenantId = <Input extends object>(input: Input, other: TestTenantWithAgent): Input => ({
  ...input,
  tenant_id: other.id,
});

const lastWeek = () => ({
  from: new Date(Date.now() - 6 * 86_400_000).toISOString().slice(0, 10),
  to: new Date().toISOString().slice(0, 10),
});

const everyPageAfter = (list: (cursor: string) => Promise<{ items: unknown[] }>, places: unknown[]) =>
  Promise.all(places.map((place) => list(Buffer.from(JSON.stringify(place)).toString("base64url"))));

/** What a subscription sends first. */
async function firstOf<Item>(subscription: Promise<AsyncIterable<Item>>): Promise<Item | undefined> {
  for await (const item of await subscription) return item;
  return undefined;
}

const firstId = "00000000-0000-0000-0000-000000000000";
const lastId = "ffffffff-ffff-ffff-ffff-ffffffffffff";

/** The weekday and the hour of now, UTC. */
const thisHour = () => ({ dow: new Date().getUTCDay(), hour: new Date().getUTCHours() });

/** The last seven days, UTC. */
const thisWeek = () => ({ from: isoDate(addDays(new Date(), -6)), to: isoDate(new Date()) });

/** Every procedure there is, tried by the callers of one tenant with what belongs to another. */
const attempts: Record<string, Attempt[]> = {
  "account.current": [own((caller) => caller.account.current())],
  "account.identityProvider": [own((caller) => caller.account.identityProvider())],
  "account.changePassword": [
    unknownField((caller, other) =>
      caller.account.changePassword(
        withTenantId({ current_password: "none", new_password: "a long password" }, other),
      ),
    ),
  ],
  "account.setPassword": [
    unknownField((caller, other) =>
      caller.account.setPassword(withTenantId({ new_password: "a long password" }, other)),
    ),
  ],
  "agents.register": [
    unknownField((caller, other) => caller.agents.register(withTenantId({ name: "Intruder" }, other))),
    own((caller) => caller.agents.register({ name: "Of my own" })),
  ],
  "agents.list": [
    own((caller) => caller.agents.list({})),
    unknownField((caller, other) => caller.agents.list(withTenantId({}, other))),
    own((caller, other) =>
      everyPageAfter(
        (cursor) => caller.agents.list({ cursor }),
        [firstId, lastId, other.agentCredentials.clientId],
      ),
    ),
  ],
  "agents.search": [
    own((caller) => caller.agents.search({ query: "Acme" })),
    own((caller) => caller.agents.search({ query: "" })),
    unknownField((caller, other) => caller.agents.search(withTenantId({ query: "" }, other))),
  ],
  "agents.names": [
    own((caller, other) => caller.agents.names({ agent_ids: [other.agentCredentials.clientId] })),
  ],
  "agents.get": [
    notHis((caller, other) => caller.agents.get({ agent_id: other.agentCredentials.clientId })),
    unknownField((caller, other) =>
      caller.agents.get(withTenantId({ agent_id: other.agentCredentials.clientId }, other)),
    ),
  ],
  "agents.update": [
    notHis((caller, other) =>
      caller.agents.update({ agent_id: other.agentCredentials.clientId, name: "Taken over" }),
    ),
    notHis((caller, other) =>
      caller.agents.update({ agent_id: other.agentCredentials.clientId, scopes: ["agents:read"] }),
    ),
  ],
  "agents.deactivate": [
    notHis((caller, other) => caller.agents.deactivate({ agent_id: other.agentCredentials.clientId })),
  ],
  "agents.rotateSecret": [
    notHis((caller, other) => caller.agents.rotateSecret({ agent_id: other.agentCredentials.clientId })),
  ],
  "apiClients.create": [
    unknownField((caller, other) =>
      caller.apiClients.create(withTenantId({ name: "Intruder", scopes: ["agents:read"] }, other)),
    ),
    own((caller) => caller.apiClients.create({ name: "Of my own", scopes: ["agents:read"] })),
  ],
  "apiClients.list": [
    own((caller) => caller.apiClients.list({})),
    unknownField((caller, other) => caller.apiClients.list(withTenantId({}, other))),
    own((caller, other) =>
      everyPageAfter(
        (cursor) => caller.apiClients.list({ cursor }),
        [firstId, lastId, other.apiClientCredentials.clientId],
      ),
    ),
  ],
  "apiClients.get": [
    notHis((caller, other) => caller.apiClients.get({ client_id: other.apiClientCredentials.clientId })),
  ],
  "apiClients.update": [
    notHis((caller, other) =>
      caller.apiClients.update({ client_id: other.apiClientCredentials.clientId, name: "Taken over" }),
    ),
    notHis((caller, other) =>
      caller.apiClients.update({ client_id: other.apiClientCredentials.clientId, scopes: ["agents:read"] }),
    ),
  ],
  "apiClients.rotateSecret": [
    notHis((caller, other) =>
      caller.apiClients.rotateSecret({ client_id: other.apiClientCredentials.clientId }),
    ),
  ],
  "apiClients.delete": [
    notHis((caller, other) => caller.apiClients.delete({ client_id: other.apiClientCredentials.clientId })),
  ],
  "analytics.tokens": [
    own((caller) => caller.analytics.tokens({ days: 90 })),
    unknownField((caller, other) => caller.analytics.tokens(withTenantId({ days: 90 }, other))),
  ],
  "analytics.trend": [
    own((caller) => caller.analytics.trend({ ...thisWeek(), compare: true })),
    own((caller, other) =>
      caller.analytics.trend({
        ...thisWeek(),
        compare: true,
        agent_ids: [other.agentCredentials.clientId],
      }),
    ),
    unknownField((caller, other) => caller.analytics.trend(withTenantId(thisWeek(), other))),
  ],
  "analytics.leadingAgents": [
    own((caller) => caller.analytics.leadingAgents({ date: thisWeek().to })),
    own((caller, other) =>
      caller.analytics.leadingAgents({ date: thisWeek().to, agent_ids: [other.agentCredentials.clientId] }),
    ),
    unknownField((caller, other) =>
      caller.analytics.leadingAgents(withTenantId({ date: thisWeek().to }, other)),
    ),
  ],
  "analytics.activity": [
    own((caller) => caller.analytics.activity({})),
    unknownField((caller, other) => caller.analytics.activity(withTenantId({}, other))),
    own((caller, other) =>
      everyPageAfter(
        (cursor) => caller.analytics.activity({ cursor }),
        [firstId, lastId, other.agentCredentials.clientId],
      ),
    ),
  ],
  "analytics.heatmap": [
    own((caller) => caller.analytics.heatmap(lastWeek())),
    own((caller, other) =>
      caller.analytics.heatmap({ ...lastWeek(), agent_ids: [other.agentCredentials.clientId] }),
    ),
    unknownField((caller, other) => caller.analytics.heatmap(withTenantId(lastWeek(), other))),
  ],
  "analytics.agentsOfHour": [
    own((caller) => caller.analytics.agentsOfHour({ ...lastWeek(), ...thisHour() })),
    own((caller, other) =>
      caller.analytics.agentsOfHour({
        ...lastWeek(),
        ...thisHour(),
        agent_ids: [other.agentCredentials.clientId],
      }),
    ),
    unknownField((caller, other) =>
      caller.analytics.agentsOfHour(withTenantId({ ...lastWeek(), ...thisHour() }, other)),
    ),
  ],
  "analytics.glance": [
    own((caller) => caller.analytics.glance(lastWeek())),
    own((caller, other) =>
      caller.analytics.glance({ ...lastWeek(), agent_ids: [other.agentCredentials.clientId] }),
    ),
    unknownField((caller, other) => caller.analytics.glance(withTenantId(lastWeek(), other))),
  ],
  "analytics.agents": [
    own((caller) => caller.analytics.agents({})),
    unknownField((caller, other) => caller.analytics.agents(withTenantId({}, other))),
    own((caller, other) =>
      everyPageAfter(
        (cursor) => caller.analytics.agents({ cursor }),
        [other.agentCredentials.clientId, firstId].flatMap((agent_id) => [
          { agent_id, name: "", count: 1_000_000 },
          { agent_id, name: "Agent of Acme", count: 7 },
        ]),
      ),
    ),
  ],
  "analytics.agentTable": [
    own((caller) => caller.analytics.agentTable(thisWeek())),
    own((caller) => caller.analytics.agentTable({ ...thisWeek(), search: "acme", sort: "name" })),
    own((caller) => caller.analytics.agentTable({ ...thisWeek(), activity: "active", sort: "last_token" })),
    own((caller, other) =>
      caller.analytics.agentTable({ ...thisWeek(), agent_ids: [other.agentCredentials.clientId] }),
    ),
    unknownField((caller, other) => caller.analytics.agentTable(withTenantId(thisWeek(), other))),
    own((caller, other) =>
      everyPageAfter(
        (cursor) => caller.analytics.agentTable({ ...thisWeek(), cursor }),
        [other.agentCredentials.clientId, firstId].flatMap((agent_id) => [
          { agent_id, name: "", count: 1_000_000, before: 0 },
          { agent_id, name: "Agent of Acme", count: 7, before: 0 },
          { agent_id, name: "", count: 0, before: 0 },
        ]),
      ),
    ),
    own((caller, other) =>
      everyPageAfter(
        (cursor) => caller.analytics.agentTable({ ...thisWeek(), sort: "last_token", cursor }),
        [other.agentCredentials.clientId, lastId].map((agent_id) => ({
          agent_id,
          hour: new Date(Date.now() + 3_600_000).toISOString(),
        })),
      ),
    ),
  ],
  "audit.list": [
    own((caller) => caller.audit.list({})),
    own((caller, other) => caller.audit.list({ target_id: other.agentCredentials.clientId })),
    own((caller, other) => caller.audit.list({ actor_id: other.apiClientCredentials.clientId })),
    unknownField((caller, other) => caller.audit.list(withTenantId({}, other))),
    own((caller) => everyPageAfter((cursor) => caller.audit.list({ cursor }), [firstId, lastId])),
  ],
  "analytics.live": [
    own((caller) => firstOf(caller.analytics.live({}))),
    own((caller, other) => firstOf(caller.analytics.live({ lastEventId: other.id }))),
    unknownField((caller, other) => caller.analytics.live(withTenantId({}, other))),
  ],
  "health.check": [own((caller) => caller.health.check())],
  "invitations.list": [own((caller) => caller.invitations.list())],
  "invitations.create": [
    unknownField((caller, other) =>
      caller.invitations.create(withTenantId({ recipient: "Mallory", role: "viewer" }, other)),
    ),
    own((caller) => caller.invitations.create({ recipient: "Somebody of ours", role: "viewer" })),
  ],
  "invitations.revoke": [
    notHis((caller, other) => caller.invitations.revoke({ invitation_id: other.invitationId })),
  ],
  "invitations.open": [notHis((caller, other) => caller.invitations.open({ token: other.invitationId }))],
  "invitations.join": [
    notHis((caller, other) =>
      caller.invitations.join({
        token: other.invitationId,
        email: "mallory@example.com",
        password: "a long password",
      }),
    ),
  ],
  "invitations.accept": [notHis((caller, other) => caller.invitations.accept({ token: other.invitationId }))],
  "members.list": [own((caller) => caller.members.list())],
  "members.changeRole": [
    notHis((caller, other) => caller.members.changeRole({ user_id: other.userIds.viewer, role: "admin" })),
    notHis((caller, other) => caller.members.changeRole({ user_id: other.userIds.owner, role: "viewer" })),
  ],
  "members.remove": [notHis((caller, other) => caller.members.remove({ user_id: other.userIds.viewer }))],
  "members.leave": [
    own((caller) =>
      caller.members.leave().then(
        () => "left",
        (error: TRPCError) => {
          // The last owner cannot.
          if (error.code === "CONFLICT") return "stayed";
          throw error;
        },
      ),
    ),
  ],
  "tenants.signUpOpen": [own((caller) => caller.tenants.signUpOpen())],
  "tenants.signUp": [
    unknownField((caller, other) =>
      caller.tenants.signUp(
        withTenantId({ name: "Acme", email: "mallory@example.com", password: "a long password" }, other),
      ),
    ),
  ],
  "views.list": [own((caller) => caller.views.list())],
  "views.save": [
    own((caller) => caller.views.save({ name: "Kept before", parameters: { range: "7d" } })),
    unknownField((caller, other) =>
      caller.views.save(withTenantId({ name: "Theirs", parameters: {} }, other)),
    ),
  ],
  "views.rename": [
    notHis((caller, other) => caller.views.rename({ view_id: other.viewId, name: "Taken over" })),
  ],
  "views.delete": [notHis((caller, other) => caller.views.delete({ view_id: other.viewId }))],
};

/** Every row of every table that belongs to a tenant. */
async function everythingOf(tenantId: string): Promise<Record<string, unknown[]>> {
  const tables = await query<{ name: string }>(
    "SELECT table_name AS name FROM information_schema.columns WHERE column_name = 'tenant_id' ORDER BY 1",
  );
  expect(tables.map(({ name }) => name)).toEqual(
    expect.arrayContaining([
      "agents",
      "audit_entries",
      "invitations",
      "members",
      "saved_views",
      "api_clients",
      "analytics_events",
      "agent_activity",
    ]),
  );
  const rows = tables.map(
    async ({ name }) =>
      [
        name,
        await query(`SELECT * FROM ${name} AS r WHERE tenant_id = $1 ORDER BY r::text`, [tenantId]),
      ] as const,
  );
  return {
    ...Object.fromEntries(await Promise.all(rows)),
    tenants: await query("SELECT * FROM tenants WHERE id = $1", [tenantId]),
  };
}

/** Seven tokens: a number that shows where it does not belong. */
async function issueSevenTokens({ agentCredentials }: TestTenantWithAgent): Promise<void> {
  for (let n = 0; n < 7; n++) {
    await issueToken(null, {
      grant_type: "client_credentials",
      client_id: agentCredentials.clientId,
      client_secret: agentCredentials.clientSecret,
    });
  }
  await recorder.flush();
}

describe("Tenant sees only their own data", () => {
  const procedures = Object.keys(appRouter._def.procedures).sort();

  test("every procedure is in the table", () => {
    expect(Object.keys(attempts).sort()).toEqual(procedures);
  });

  test.each(procedures)("%s neither reads nor writes another tenant's", async (procedure) => {
    const { acme, globex } = await twoTenants();
    await issueSevenTokens(acme);
    const marks = [
      acme.id,
      acme.name,
      acme.agentCredentials.clientId,
      acme.apiClientCredentials.clientId,
      acme.invitationId,
      acme.viewId,
      ...Object.values(acme.userIds),
    ];
    const before = await everythingOf(acme.id);

    for (const { call, ends } of attempts[procedure] ?? []) {
      for (const role of ["owner", "admin", "viewer", "apiClient", "agent"] as const) {
        const outcome = await call(globex[role], acme).then(
          (output) => ({ code: "with its own data", seen: JSON.stringify(output) }),
          (error: TRPCError) => ({ code: error.code as string, seen: error.message }),
        );
        // Some may not call this procedure at all, which ends before anything is looked at.
        if (outcome.code !== "FORBIDDEN") expect(outcome.code, `${role}: ${outcome.seen}`).toBe(ends);
        for (const mark of marks) expect(outcome.seen).not.toContain(mark);
        expect(outcome.seen).not.toMatch(/(count|token_issued)":[^0]/);
      }
    }

    await recorder.flush();
    expect(await everythingOf(acme.id)).toEqual(before);
  });

  test("the owner, at least, gets past the roles in every attempt", async () => {
    const { acme, globex } = await twoTenants();
    for (const [procedure, calls] of Object.entries(attempts)) {
      for (const { call, ends } of calls) {
        const code = await call(globex.owner, acme).then(
          () => "with its own data",
          (error: TRPCError) => error.code,
        );
        expect(code, procedure).toBe(ends);
      }
    }
  });
});
