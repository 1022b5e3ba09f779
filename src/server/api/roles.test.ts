import { describe, expect, test } from "vitest";
import { countsOfDays } from "@/server/testing/counts";
import { anonymous, apiClientCaller, twoTenants } from "@/server/testing/tenants";

const forbidden = { code: "FORBIDDEN" };

describe("what a caller may do", () => {
  test("a viewer and an agent that may only read cannot write", async () => {
    const { acme } = await twoTenants();
    const agent_id = acme.agentCredentials.clientId;
    for (const caller of [acme.viewer, acme.agent]) {
      await expect(caller.agents.register({ name: "New" })).rejects.toMatchObject(forbidden);
      await expect(caller.agents.update({ agent_id, name: "Renamed" })).rejects.toMatchObject(forbidden);
      await expect(caller.agents.deactivate({ agent_id })).rejects.toMatchObject(forbidden);
    }
    expect(await acme.viewer.agents.get({ agent_id })).toMatchObject({
      name: "Agent of Acme",
      status: "active",
    });
    expect((await acme.viewer.agents.list({})).items).toHaveLength(1);
    expect(await countsOfDays(acme.id)).toEqual([]);
  });

  test.each(["owner", "admin", "apiClient"] as const)("the %s can write", async (role) => {
    const { acme } = await twoTenants();
    const { agent_id } = await acme[role].agents.register({ name: "New" });
    expect(await acme[role].agents.update({ agent_id, name: "Renamed" })).toMatchObject({ name: "Renamed" });
    expect(await acme[role].agents.deactivate({ agent_id })).toMatchObject({ status: "deactivated" });
  });

  test("a procedure that is not public refuses who has proven nothing", async () => {
    await expect(anonymous.agents.list({})).rejects.toMatchObject({ code: "UNAUTHORIZED" });
  });

  test("an account is a member's", async () => {
    const { acme } = await twoTenants();
    expect(await acme.viewer.account.current()).toMatchObject({
      role: "viewer",
      tenant: { tenant_id: acme.id, name: "Acme" },
    });
    await expect(acme.apiClient.account.current()).rejects.toMatchObject(forbidden);
  });
});

describe("granting scopes", () => {
  test("who holds a management scope can grant it, and anybody who may write can grant other scopes", async () => {
    const { acme } = await twoTenants();
    const scopes = ["agents:read", "analytics:read", "crm:contacts.read"];
    const agent = await acme.admin.agents.register({ name: "Reader", scopes });
    expect(agent.scopes).toEqual(scopes);
  });

  test("a scope that one does not hold cannot be granted", async () => {
    const { acme } = await twoTenants();
    const writer = apiClientCaller(acme, ["agents:write"]);
    const beyond = { code: "FORBIDDEN", message: expect.stringContaining("analytics:read") };
    await expect(
      writer.agents.register({ name: "More than me", scopes: ["analytics:read"] }),
    ).rejects.toMatchObject(beyond);
    const agent_id = acme.agentCredentials.clientId;
    const { agent_id: plain } = await acme.owner.agents.register({ name: "Plain" });
    await expect(writer.agents.update({ agent_id: plain, scopes: ["analytics:read"] })).rejects.toMatchObject(
      beyond,
    );
    // What the agent has already is not granted anew.
    expect(await writer.agents.update({ agent_id, scopes: ["analytics:read"], name: "Kept" })).toMatchObject({
      scopes: ["analytics:read"],
    });
  });
});
