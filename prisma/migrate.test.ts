import { Client } from "pg";
import { describe, expect, inject, it } from "vitest";
import { dropDatabase } from "../e2e/testing/throw-away-postgres";
import { schemaDifference } from "./create-migration";
import { MigrationError, migrate } from "./migrate";
import { migrationNames } from "./schema-engine";

async function onDatabase<Result>(
  name: string,
  use: (url: string, client: Client) => Promise<Result>,
  options = "",
) {
  const postgresUrl = inject("postgresUrl");
  const server = new Client({ connectionString: postgresUrl });
  await server.connect();
  await server.query(`CREATE DATABASE ${name} ${options}`);
  await server.end();
  const url = new URL(name, postgresUrl).href;
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await use(url, client);
  } finally {
    await client.end();
    await dropDatabase(postgresUrl, name);
  }
}

describe("migrate", () => {
  it("applies all migrations once, however many processes start at the same time", () =>
    onDatabase("together", async (url) => {
      const applied = await Promise.all([migrate(url), migrate(url), migrate(url)]);
      expect(applied.flat()).toEqual(await migrationNames());
      expect(await migrate(url)).toEqual([]);
    }));

  it("tells every process which client changed, once the change has committed", () =>
    onDatabase("notifications", async (url, client) => {
      await migrate(url);
      const told: string[] = [];
      client.on("notification", ({ channel, payload }) => told.push(`${channel} ${payload}`));
      const id = "01890000-0000-7000-8000-000000000001";
      await client.query("LISTEN client_changed");
      await client.query(
        `INSERT INTO agents (tenant_id, id, name, secret_digest, updated_at) VALUES ('${id}', '${id}', 'a', '', now())`,
      );
      await client.query("UPDATE agents SET name = 'b'");
      await client.query("BEGIN; UPDATE agents SET name = 'c'; ROLLBACK");
      await client.query("DELETE FROM agents");
      await client.query("SELECT 1");
      expect(told).toEqual([`client_changed ${id}`, `client_changed ${id}`]);
    }));

  it("refuses a database that is newer than the code, by name", () =>
    onDatabase("newer", async (url, client) => {
      await migrate(url);
      await client.query(
        `INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at)
         VALUES ('1', '', '29990101000000_tomorrow', now())`,
      );
      await expect(migrate(url)).rejects.toThrow(/newer than this code.*29990101000000_tomorrow/);
    }));

  it("refuses a database on which a migration failed", () =>
    onDatabase("failed", async (url, client) => {
      await migrate(url);
      await client.query("UPDATE _prisma_migrations SET finished_at = NULL");
      await expect(migrate(url)).rejects.toThrow(MigrationError);
    }));

  it("refuses a database in which names cannot be in every script", () =>
    onDatabase(
      "ascii",
      (url) => expect(migrate(url)).rejects.toThrow(/encoding is SQL_ASCII.*ENCODING 'UTF8'/),
      "TEMPLATE template0 ENCODING 'SQL_ASCII' LOCALE_PROVIDER libc LOCALE 'C'",
    ));

  it("refuses a database without the rules by which names are found", () =>
    onDatabase("without_icu", async (url, client) => {
      await client.query('DROP COLLATION pg_catalog."und-x-icu"');
      await expect(migrate(url)).rejects.toThrow(/built with ICU/);
    }));

  it("says that a database is unreachable, and not its password", async () => {
    const refused = migrate("postgresql://me:secret-word@127.0.0.1:1/nothing");
    await expect(refused).rejects.toThrow(/unreachable.*DATABASE_URL/);
    await expect(refused).rejects.not.toThrow(/secret-word/);
  });
});

describe("the migrations", () => {
  it("make what schema.prisma describes", async () => {
    expect(await schemaDifference()).toBe("");
  });
});
