import { Client } from "pg";
import { expect, test, vi } from "vitest";
import { query } from "@/server/testing/query";
import { apiClientCaller, twoTenants } from "@/server/testing/tenants";
import { env } from "~env";

test("a scope that is taken away meanwhile is not given back by who does not hold it", async () => {
  const { acme } = await twoTenants();
  const pipeline = apiClientCaller(acme, ["agents:write"]);
  const { agent_id } = await acme.owner.agents.register({
    name: "Both",
    scopes: ["members:write", "own:use"],
  });
  const scopesOf = async () =>
    (await query<{ scopes: string[] }>("SELECT scopes FROM agents WHERE id = $1", [agent_id]))[0]?.scopes;
  // What it may not grant an agent may keep.
  await pipeline.agents.update({ agent_id, scopes: ["members:write", "own:use", "own:more"] });
  expect(await scopesOf()).toEqual(["members:write", "own:use", "own:more"]);

  const other = new Client({ connectionString: env.DATABASE_URL });
  await other.connect();
  try {
    await other.query("BEGIN");
    await other.query("UPDATE agents SET scopes = '{own:use}' WHERE id = $1", [agent_id]);
    const attempt = pipeline.agents.update({ agent_id, scopes: ["members:write"] });
    const refused = expect(attempt).rejects.toMatchObject({ code: "FORBIDDEN" });
    const waiting =
      "SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'";
    await vi.waitFor(async () => expect(await query(waiting)).toHaveLength(1), { timeout: 10_000 });
    await other.query("COMMIT");
    await refused;
    expect(await scopesOf()).toEqual(["own:use"]);
  } finally {
    await other.end();
  }
  await pipeline.agents.update({ agent_id, scopes: ["own:other"] });
  expect(await scopesOf()).toEqual(["own:other"]);
});
