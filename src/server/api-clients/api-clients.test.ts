import { describe, expect, test } from "vitest";
import type { ManagementScope } from "@/schemas/scope";
import { type Caller, createCaller } from "@/server/api/root";
import { createContext } from "@/server/api/trpc";
import { query } from "@/server/testing/query";
import { twoTenants } from "@/server/testing/tenants";
import { issueToken, verifyAccessToken } from "@/server/tokens";

/** A token of the client credentials grant for what a procedure has just answered with. */
const tokenOf = ({ client_id, client_secret }: { client_id: string; client_secret: string }) =>
  issueToken(null, { grant_type: "client_credentials", client_id, client_secret });

const withToken = (accessToken: string): Caller =>
  createCaller(
    createContext({ headers: new Headers({ authorization: `Bearer ${accessToken}` }), acceptSession: false }),
  );

const forAgents: ManagementScope[] = ["agents:read", "agents:write"];

describe("An API client", () => {
  test("gets tokens of its own tenant, with its scopes", async () => {
    const { acme, globex } = await twoTenants();
    const created = await acme.admin.apiClients.create({ name: "Pipeline", scopes: forAgents });
    const { access_token } = await tokenOf(created);

    const principal = await verifyAccessToken(access_token);
    expect(principal).toMatchObject({ tenantId: acme.id, clientId: created.client_id });
    expect((await acme.viewer.apiClients.list({})).items.map(({ name }) => name)).toContain("Pipeline");
    expect((await globex.owner.apiClients.list({})).items.map(({ name }) => name)).not.toContain("Pipeline");
  });

  test("is refused with its old secret once it has another, and has the age of the new one", async () => {
    const { acme } = await twoTenants();
    const created = await acme.admin.apiClients.create({ name: "Pipeline", scopes: forAgents });
    await tokenOf(created);

    const rotated = await acme.admin.apiClients.rotateSecret({ client_id: created.client_id });
    await expect(tokenOf(created)).rejects.toMatchObject({ code: "invalid_client" });
    await tokenOf(rotated);
    expect(Date.parse(rotated.secret_created_at)).toBeGreaterThan(Date.parse(created.secret_created_at));
    expect(rotated.created_at).toBe(created.created_at);
  });

  test("gets no token once it is deleted, and its token is refused", async () => {
    const { acme } = await twoTenants();
    const created = await acme.admin.apiClients.create({ name: "Pipeline", scopes: forAgents });
    const { access_token } = await tokenOf(created);
    await withToken(access_token).agents.list({});

    await acme.admin.apiClients.delete({ client_id: created.client_id });
    await expect(tokenOf(created)).rejects.toMatchObject({ code: "invalid_client" });
    await expect(withToken(access_token).apiClients.list({})).rejects.toMatchObject({ code: "UNAUTHORIZED" });
    await expect(acme.admin.apiClients.get({ client_id: created.client_id })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  });

  test("cannot hand on a scope that it does not hold, nor come to act as a client that holds more", async () => {
    const { acme } = await twoTenants();
    const { agent } = acme;
    const created = await acme.owner.apiClients.create({ name: "All", scopes: forAgents });
    for (const attempt of [
      agent.apiClients.create({ name: "More", scopes: ["agents:write"] }),
      agent.apiClients.rotateSecret({ client_id: created.client_id }),
    ]) {
      await expect(attempt).rejects.toMatchObject({ code: "FORBIDDEN" });
    }
    await tokenOf(created);
  });

  test("leaves each of its changes in the audit trail of its tenant", async () => {
    const { acme, globex } = await twoTenants();
    const { client_id } = await acme.admin.apiClients.create({ name: "Pipeline", scopes: forAgents });
    await acme.admin.apiClients.update({ client_id, name: "Deployment" });
    await acme.admin.apiClients.rotateSecret({ client_id });
    await acme.admin.apiClients.delete({ client_id });

    const actions = async (caller: typeof acme.owner) =>
      (await caller.audit.list({ target_id: client_id })).items.map(({ action }) => action);
    expect(await actions(acme.owner)).toEqual([
      "api_client.deleted",
      "api_client.secret_rotated",
      "api_client.updated",
      "api_client.created",
    ]);
    expect(await actions(globex.owner)).toEqual([]);
  });

  test("is deleted once, however many do it at the same time", async () => {
    const { acme } = await twoTenants();
    for (let round = 0; round < 5; round++) {
      const { client_id } = await acme.admin.apiClients.create({ name: "Pipeline", scopes: forAgents });
      const deletes = Array.from({ length: 8 }, () => acme.admin.apiClients.delete({ client_id }));
      const outcomes = await Promise.allSettled(deletes);
      const refusals = outcomes.flatMap((outcome) =>
        outcome.status === "rejected" ? [outcome.reason.code] : [],
      );
      expect(refusals).toEqual(Array(7).fill("NOT_FOUND"));
    }
  });

  test("keeps its secret to itself", async () => {
    const { acme } = await twoTenants();
    const { client_id, client_secret } = await acme.admin.apiClients.create({
      name: "Pipeline",
      scopes: forAgents,
    });
    expect(JSON.stringify(await acme.admin.apiClients.list({}))).not.toContain("secret_digest");
    const [stored] = await query<{ row: string }>("SELECT c::text AS row FROM api_clients c WHERE id = $1", [
      client_id,
    ]);
    expect(stored?.row).not.toContain(client_secret);
  });
});

describe("An agent's secret", () => {
  test("is replaced at once, and not of an agent that is deactivated", async () => {
    const { acme, globex } = await twoTenants();
    const agent = await acme.admin.agents.register({ name: "Writer" });
    await tokenOf(agent);
    await expect(globex.owner.agents.rotateSecret({ agent_id: agent.agent_id })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    await tokenOf(agent);

    const rotated = await acme.admin.agents.rotateSecret({ agent_id: agent.agent_id });
    await expect(tokenOf(agent)).rejects.toMatchObject({ code: "invalid_client" });
    await tokenOf(rotated);

    await acme.admin.agents.deactivate({ agent_id: agent.agent_id });
    await expect(acme.admin.agents.rotateSecret({ agent_id: agent.agent_id })).rejects.toMatchObject({
      code: "CONFLICT",
    });
  });
});
