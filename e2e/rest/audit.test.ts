import { beforeAll, describe, expect, test } from "vitest";
import {
  bodyOf,
  detailOf,
  nextPageOf,
  registerAgent,
  send,
  sendAs,
  signUp,
  tokenOf,
  type WireTenant,
} from "./wire";

let acme: WireTenant;
let globex: WireTenant;

beforeAll(async () => {
  acme = await signUp("Acme");
  globex = await signUp("Globex");
});

const actionsOf = (entries: { action: string }[]) => entries.map(({ action }) => action);

describe("GET /api/audit", () => {
  test("tells who did what, when, from where and to what, the newest first, of the own tenant only", async () => {
    const { agent_id } = await registerAgent(acme, { name: "Scout" });
    await registerAgent(globex, { name: "Elsewhere" });
    const headers = { "user-agent": "Terraform/1.13" };
    await sendAs(acme.token, "PATCH", `/api/agents/${agent_id}`, { name: "Renamed" }, headers);

    const entries = await bodyOf(await sendAs(acme.token, "GET", "/api/audit"));
    expect(actionsOf(entries)).toEqual(["agent.updated", "agent.registered", "tenant.signed_up"]);
    expect(entries[0]).toEqual({
      entry_id: expect.stringMatching(/^[\da-f-]{36}$/),
      at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
      action: "agent.updated",
      actor: { kind: "api_client", id: acme.client_id, name: "First API client" },
      target: { kind: "agent", id: agent_id, name: "Renamed" },
      details: { fields: ["name"] },
      address: expect.stringMatching(/^(127\.0\.0\.1|::1)$/),
      user_agent: "Terraform/1.13",
    });
    const theirs = await bodyOf(await sendAs(globex.token, "GET", "/api/audit"));
    expect(actionsOf(theirs)).toEqual(["agent.registered", "tenant.signed_up"]);
    expect(await bodyOf(await sendAs(globex.token, "GET", `/api/audit?target_id=${agent_id}`))).toEqual([]);
  });

  test("is filtered by the query, and paged by a Link that keeps the filter", async () => {
    const tenant = await signUp("Paging");
    for (let n = 0; n < 3; n++) await registerAgent(tenant, { name: `Agent ${n}` });
    const day = new Date().toISOString().slice(0, 10);
    let path = `/api/audit?action=agent.registered&actor_id=${tenant.client_id}&limit=2&day=${day}`;
    const first = await sendAs(tenant.token, "GET", path);
    expect(await bodyOf(first)).toHaveLength(2);
    path = nextPageOf(first) ?? "";
    const second = await sendAs(tenant.token, "GET", path);
    expect(await bodyOf(second)).toMatchObject([{ target: { name: "Agent 0" } }]);
    expect(second.headers.get("link")).toBeNull();
    for (const empty of ["2020-01-01", "1970-01-01", "1969-12-31", "0001-01-01", "9999-12-31"]) {
      expect(await bodyOf(await sendAs(tenant.token, "GET", `/api/audit?day=${empty}`))).toEqual([]);
    }
  });

  test.each([
    ["action", "action=agent.painted"],
    ["actor_id", "actor_id=somebody"],
    ["target_id", "target_id=1"],
    ["day", "day=2026-04-31"],
    ["cursor", "cursor=nonsense"],
    ["limit", "limit=0"],
    ["tenant_id", "tenant_id=019ab6f2-1b7c-7d20-8a4e-90c3d1f5e6a7"],
    ["day", "day=2026-04-01&day=2026-04-02"],
  ])("refuses a wrong or unknown %s by its name: %s", async (field, query) => {
    expect(await detailOf(await sendAs(acme.token, "GET", `/api/audit?${query}`), 400)).toContain(field);
  });

  test("asks for audit:read, and can only be read", async () => {
    await detailOf(await send("/api/audit"), 401);
    const lacking = await tokenOf(acme, "agents:read");
    expect(await detailOf(await sendAs(lacking, "GET", "/api/audit"), 403)).toContain("audit:read");
    expect(await bodyOf(await sendAs(await tokenOf(acme, "audit:read"), "GET", "/api/audit"))).not.toEqual(
      [],
    );
    for (const method of ["POST", "PATCH", "DELETE"]) {
      expect((await sendAs(acme.token, method, "/api/audit")).status).toBe(405);
    }
  });
});
