import { expect, test } from "vitest";
import { type Snapshot, takeSnapshot } from "@/server/db/read-source";
import { query } from "@/server/testing/query";
import { requestToken, twoTenants } from "@/server/testing/tenants";
import { GET } from "./route";

test("a whole answer that there is no connection for is refused, with what to do", async () => {
  const { acme } = await twoTenants();
  await query(
    `INSERT INTO agents (tenant_id, id, name, secret_digest, updated_at)
     SELECT $1, gen_random_uuid(), 'Agent ' || n, '\\x00', now() FROM generate_series(1, 1100) AS n`,
    [acme.id],
  );
  const { access_token } = await requestToken(acme.apiClientCredentials);
  const ask = (path: string) =>
    GET(new Request(`http://localhost${path}`, { headers: { authorization: `Bearer ${access_token}` } }), {
      params: Promise.resolve({}),
    });

  const held: Snapshot[] = [];
  for (let n = 0; n < 5; n++) held.push(await takeSnapshot());
  const refused = await ask("/api/analytics/agents");
  expect(refused.status).toBe(503);
  expect(refused.headers.get("content-type")).toBe("application/problem+json");
  expect((await refused.json()).detail).toContain("page by page with limit");
  expect(await (await ask("/api/analytics/agents?limit=10")).json()).toHaveLength(10);

  for (const snapshot of held) await snapshot.close();
  const whole = await ask("/api/analytics/agents");
  expect(whole.status).toBe(200);
  expect(await whole.json()).toHaveLength(1101);
});
