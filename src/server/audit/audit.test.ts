import { describe, expect, test } from "vitest";
import type { AuditEntry } from "@/schemas/audit";
import { createCaller } from "@/server/api/root";
import { createContext } from "@/server/api/trpc";
import { stopTheClock } from "@/server/testing/clock";
import { query } from "@/server/testing/query";
import { twoTenants } from "@/server/testing/tenants";
import { issueToken } from "@/server/tokens";

const actionsOf = ({ items }: { items: AuditEntry[] }) => items.map(({ action }) => action);

describe("the audit trail", () => {
  test("tells who did what to which agent, the newest first, and only of the own tenant", async () => {
    const { acme, globex } = await twoTenants();
    const { agent_id } = await acme.admin.agents.register({ name: "Scout" });
    await acme.apiClient.agents.update({ agent_id, name: "Scout the second", scopes: ["crm:read"] });
    await acme.owner.agents.deactivate({ agent_id });
    await globex.owner.agents.register({ name: "Elsewhere" });

    const { items, next_cursor } = await acme.owner.audit.list({});
    expect(next_cursor).toBeNull();
    expect(items).toEqual([
      expect.objectContaining({
        action: "agent.deactivated",
        actor: {
          kind: "member",
          id: expect.any(String),
          name: expect.stringMatching(/^owner-.*@example.com$/),
        },
        target: { kind: "agent", id: agent_id, name: "Scout the second" },
      }),
      expect.objectContaining({
        action: "agent.updated",
        actor: { kind: "api_client", id: acme.apiClientCredentials.clientId, name: "API client" },
        target: { kind: "agent", id: agent_id, name: "Scout the second" },
        details: { fields: ["name", "scopes"] },
      }),
      expect.objectContaining({
        action: "agent.registered",
        actor: {
          kind: "member",
          id: expect.any(String),
          name: expect.stringMatching(/^admin-.*@example.com$/),
        },
        target: { kind: "agent", id: agent_id, name: "Scout" },
        details: {},
      }),
    ]);
    expect(actionsOf(await globex.viewer.audit.list({}))).toEqual(["agent.registered"]);
  });

  test("tells nothing of what did not happen", async () => {
    const { acme, globex } = await twoTenants();
    const agent_id = globex.agentCredentials.clientId;
    await expect(acme.owner.agents.update({ agent_id, name: "Mine" })).rejects.toThrow();
    await expect(acme.viewer.agents.register({ name: "Not allowed" })).rejects.toThrow();
    const own = acme.agentCredentials.clientId;
    await acme.owner.agents.deactivate({ agent_id: own });
    await acme.owner.agents.deactivate({ agent_id: own });
    expect(actionsOf(await acme.owner.audit.list({}))).toEqual(["agent.deactivated"]);
    expect(actionsOf(await globex.owner.audit.list({}))).toEqual([]);
  });

  test("is written with what it tells of, or neither is", async () => {
    const { acme } = await twoTenants();
    await query("ALTER TABLE audit_entries ADD CONSTRAINT refuse CHECK (target_name <> 'Unwritten')");
    try {
      await expect(acme.owner.agents.register({ name: "Unwritten" })).rejects.toMatchObject({
        code: "INTERNAL_SERVER_ERROR",
      });
    } finally {
      await query("ALTER TABLE audit_entries DROP CONSTRAINT refuse");
    }
    expect((await acme.owner.agents.list({})).items.map(({ name }) => name)).toEqual(["Agent of Acme"]);
  });

  test("says from where", async () => {
    const { acme } = await twoTenants();
    const { access_token } = await issueToken(null, {
      grant_type: "client_credentials",
      client_id: acme.apiClientCredentials.clientId,
      client_secret: acme.apiClientCredentials.clientSecret,
    });
    const headers = new Headers({
      authorization: `Bearer ${access_token}`,
      "user-agent": "terraform/1.9",
      "x-forwarded-for": "198.51.100.1",
    });
    const caller = createCaller(
      createContext({ headers, acceptSession: false, remoteAddress: "::ffff:203.0.113.9" }),
    );
    await caller.agents.register({ name: "Scout" });
    // What a client says of its own address is not believed.
    expect((await acme.owner.audit.list({})).items).toMatchObject([
      { address: "203.0.113.9", user_agent: "terraform/1.9" },
    ]);
  });

  test("can be filtered, and paged while it is", async () => {
    const { acme } = await twoTenants();
    stopTheClock("2026-11-20T23:59:59.999Z");
    const { agent_id: first } = await acme.admin.agents.register({ name: "First" });
    stopTheClock("2026-11-21T00:00:00.000Z");
    const { agent_id: second } = await acme.owner.agents.register({ name: "Second" });
    await acme.admin.agents.update({ agent_id: first, name: "First renamed" });
    await acme.admin.agents.update({ agent_id: second, name: "Second renamed" });

    const list = acme.owner.audit.list;
    expect(actionsOf(await list({ day: "2026-11-20" }))).toEqual(["agent.registered"]);
    expect(actionsOf(await list({ day: "2026-11-21" }))).toEqual([
      "agent.updated",
      "agent.updated",
      "agent.registered",
    ]);
    expect(actionsOf(await list({ day: "2026-11-22" }))).toEqual([]);
    expect(actionsOf(await list({ target_id: first }))).toEqual(["agent.updated", "agent.registered"]);
    expect(await list({ action: "agent.registered", day: "2026-11-21" })).toMatchObject({
      items: [{ target: { id: second } }],
    });

    const admin = (await list({ day: "2026-11-20" })).items[0]?.actor.id ?? "";
    const newest = await list({ actor_id: admin, limit: 2 });
    expect(newest).toMatchObject({ items: [{ target: { id: second } }, { target: { id: first } }] });
    const oldest = await list({ actor_id: admin, limit: 2, cursor: newest.next_cursor ?? "" });
    expect(oldest).toMatchObject({ items: [{ action: "agent.registered" }], next_cursor: null });
    const ofDay = await list({ day: "2026-11-21", limit: 3, cursor: newest.next_cursor ?? "" });
    expect(actionsOf(ofDay)).toEqual(["agent.registered"]);
  });

  test.each([
    ["day", { day: "yesterday" }],
    ["action", { action: "agent.painted" as "agent.updated" }],
    ["cursor", { cursor: "nonsense" }],
  ])("a bad %s is refused by its name", async (field, input) => {
    const { acme } = await twoTenants();
    await expect(acme.owner.audit.list(input)).rejects.toMatchObject({
      code: "BAD_REQUEST",
      message: expect.stringContaining(field),
    });
  });

  test.each([
    "UPDATE audit_entries SET actor_name = 'somebody else'",
    "DELETE FROM audit_entries",
    "TRUNCATE audit_entries",
  ])("only grows: PostgreSQL refuses %s", async (statement) => {
    const { acme } = await twoTenants();
    await acme.owner.agents.register({ name: "Scout" });
    await expect(query(statement)).rejects.toThrow("append-only");
    expect((await acme.owner.audit.list({})).items).toHaveLength(1);
  });
});
