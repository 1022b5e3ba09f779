import { mkdir, writeFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";
import { startThrowAwayPostgres } from "@/server/db/embedded-postgres";
import { migrate } from "./migrate";
import { migrationsDirectory, readSchema, withSchemaEngine } from "./schema-engine";

/**
 * The SQL that leads from what the migrations make to what schema.prisma describes; empty where they agree.
 */
export async function schemaDifference(): Promise<string> {
  const postgres = await startThrowAwayPostgres();
  try {
    await migrate(postgres.url);
    const schema = await readSchema();
    const { stdout, exitCode } = await withSchemaEngine(postgres.url, (engine) =>
      engine.diff({
        from: { tag: "schemaDatasource", ...schema, configDir: migrationsDirectory },
        to: { tag: "schemaDatamodel", ...schema },
        script: true,
        exitCode: true,
        filters: { externalTables: [], externalEnums: [] },
      }),
    );
    return exitCode === 0 ? "" : (stdout ?? "");
  } finally {
    await postgres.stop();
  }
}

async function createMigration(name: string): Promise<void> {
  const sql = await schemaDifference();
  if (sql === "") {
    console.log("The migrations agree with schema.prisma.");
    return;
  }
  const time = new Date().toISOString().replace(/\D/g, "").slice(0, 14);
  const directory = `${migrationsDirectory}/${time}_${name}`;
  await mkdir(directory);
  await writeFile(`${directory}/migration.sql`, sql);
  console.log(`Wrote ${directory}/migration.sql: read it before you commit it.`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const name = process.argv[2];
  if (name && /^[a-z][a-z0-9_]*$/.test(name)) {
    await createMigration(name);
  } else {
    console.error("Name what the migration does: npm run migration -- add_some_table");
    process.exitCode = 1;
  }
}
