import { expect, test } from "vitest";
import { insertAgent, twoTenants } from "@/server/testing/tenants";

test("agents are found by any part of their name, in whichever case, by name", async () => {
  const { acme, globex } = await twoTenants();
  await insertAgent(acme.id, "Invoice reader");
  await insertAgent(acme.id, "Old invoices 100%");
  await insertAgent(acme.id, "ÜBERSETZER");
  await insertAgent(acme.id, "Σίσυφος");
  await insertAgent(globex.id, "Invoice of Globex");
  const found = async (query: string) => (await acme.viewer.agents.search({ query })).map(({ name }) => name);

  expect(await found("INVOICE")).toEqual(["Invoice reader", "Old invoices 100%"]);
  expect(await found(" reader ")).toEqual(["Invoice reader"]);
  expect(await found("0%")).toEqual(["Old invoices 100%"]);
  expect(await found("übersetz")).toEqual(["ÜBERSETZER"]);
  expect(await found("ΣΊΣ")).toEqual(["Σίσυφος"]);
  expect(await found("")).toEqual([
    "Agent of Acme",
    "Invoice reader",
    "Old invoices 100%",
    "ÜBERSETZER",
    "Σίσυφος",
  ]);
  expect(await found("_")).toEqual([]);
  expect(await found("Globex")).toEqual([]);
  await expect(found("nul\0")).rejects.toMatchObject({ code: "BAD_REQUEST" });
});

test("a search ends after twenty", async () => {
  const { acme } = await twoTenants();
  for (let n = 0; n < 22; n++) await insertAgent(acme.id, `Scout ${String(n).padStart(2, "0")}`);
  const found = await acme.viewer.agents.search({ query: "scout" });
  expect(found).toHaveLength(20);
  expect(found.at(-1)?.name).toBe("Scout 19");
});

test("names are those of the tenant's own agents", async () => {
  const { acme, globex } = await twoTenants();
  const { clientId } = acme.agentCredentials;
  const agent_ids = [globex.agentCredentials.clientId, clientId];
  const mine = { agent_id: clientId, name: "Agent of Acme" };
  expect(await acme.viewer.agents.names({ agent_ids })).toEqual([{ ...mine, status: "active" }]);
  await acme.owner.agents.deactivate({ agent_id: clientId });
  expect(await acme.viewer.agents.names({ agent_ids })).toEqual([{ ...mine, status: "deactivated" }]);
  expect(await acme.viewer.agents.names({ agent_ids: [] })).toEqual([]);
});
