import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { afterAll, describe, expect, inject, it } from "vitest";
import { createDatabase, dropDatabase } from "../testing/throw-away-postgres";
import { Supervisor } from "./supervisor";

const dataDirectory = mkdtempSync(join(tmpdir(), "agentidp-refusals-"));
afterAll(() => rmSync(dataDirectory, { recursive: true, force: true }));

/** What a start that cannot be prints, all of it. */
async function refusalOf(settings: Record<string, string>): Promise<string> {
  const supervisor = new Supervisor({ DATA_DIR: dataDirectory, ...settings });
  expect(await supervisor.ended).toBe(1);
  return supervisor.output.trim();
}

describe("npm start ends with one line and code 1", { timeout: 60_000 }, () => {
  it("where the database cannot be reached", async () => {
    const refusal = await refusalOf({ DATABASE_URL: "postgresql://127.0.0.1:1/agentidp" });
    expect(refusal).toMatch(/^The database is unreachable .*DATABASE_URL.*$/);
  });

  it("where the database is newer than the code", async () => {
    const url = await createDatabase(inject("postgresUrl"), "newer_than_the_code");
    const client = new Client({ connectionString: url });
    await client.connect();
    await client.query(
      "INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at) VALUES ('1', '', '29990101000000_tomorrow', now())",
    );
    await client.end();
    const refusal = await refusalOf({ DATABASE_URL: url });
    expect(refusal).toMatch(/^The database is newer than this code .*29990101000000_tomorrow.*$/);
    await dropDatabase(inject("postgresUrl"), "newer_than_the_code");
  });

  it("where the data folder cannot be written", async () => {
    const refusal = await refusalOf({ DATA_DIR: "/dev/null/agentidp" });
    expect(refusal).toMatch(/^The data folder \/dev\/null\/agentidp cannot be written .*DATA_DIR.*$/);
  });

  it.each([
    ["PORT", "70000"],
    ["DATABASE_URL", "mysql://127.0.0.1/agentidp"],
    ["AUTH_SECRET", "short"],
    ["SIGN_UP", "perhaps"],
    ["OIDC_ISSUER", "http://accounts.example.com"],
  ])("where %s is %s", async (name, value) => {
    expect((await refusalOf({ [name]: value })).split("\n")[0]).toMatch(new RegExp(`^${name}: .+`));
  });

  it("where settings are missing that go together", async () => {
    const refusal = await refusalOf({
      OIDC_ISSUER: "https://accounts.example.com",
      OIDC_CLIENT_ID: "agentidp",
    });
    expect(refusal.split("\n")[0]).toMatch(/^OIDC_CLIENT_SECRET: .+/);
  });
});
