import { readdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from "@prisma/driver-adapter-utils";
import type { MigrationList, SchemaEngine, SchemasContainer } from "@prisma/schema-engine-wasm";
import { Pool, type QueryResult, types } from "pg";

export const migrationsDirectory = fileURLToPath(new URL("migrations", import.meta.url));
const schemaFile = fileURLToPath(new URL("schema.prisma", import.meta.url));

/** PostgreSQL's number of the type "char"[]. */
const charArrayType = 1002;

/** The names of the migrations in this code, in the order they apply. */
export async function migrationNames(): Promise<string[]> {
  const entries = await readdir(migrationsDirectory, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

/** The migrations in this code, as the schema engine takes them. */
export async function readMigrations(): Promise<MigrationList> {
  const read = (path: string) => readFile(`${migrationsDirectory}/${path}`, "utf8");
  const names = await migrationNames();
  return {
    baseDir: migrationsDirectory,
    lockfile: { path: "migration_lock.toml", content: await read("migration_lock.toml") },
    shadowDbInitScript: "",
    migrationDirectories: await Promise.all(
      names.map(async (name) => ({
        path: name,
        migrationFile: {
          path: "migration.sql",
          content: { tag: "ok" as const, value: await read(`${name}/migration.sql`) },
        },
      })),
    ),
  };
}

/** schema.prisma, as the schema engine takes it. */
export async function readSchema(): Promise<SchemasContainer> {
  return { files: [{ path: schemaFile, content: await readFile(schemaFile, "utf8") }] };
}

/** Prisma's adapter of PostgreSQL, mended where the schema engine needs it. */
class MigrationAdapterFactory extends PrismaPg {
  constructor(pool: Pool) {
    super(pool);
    const query = pool.query.bind(pool) as (...parameters: unknown[]) => Promise<QueryResult | QueryResult[]>;
    Object.assign(pool, {
      async query(...parameters: unknown[]) {
        const result = await query(...parameters);
        // The adapter does not know the type "char" of the system catalogues, only an array of it.
        for (const field of [result].flat().flatMap(({ fields }) => fields)) {
          if (field.dataTypeID === types.builtins.CHAR) field.dataTypeID = charArrayType;
        }
        return result;
      },
    });
  }

  override async connect() {
    const adapter = await super.connect();
    const queryRaw = adapter.queryRaw.bind(adapter);
    adapter.queryRaw = async (query) => {
      const result = await queryRaw(query);
      const columnTypes = result.columnTypes.map((type) =>
        type === ColumnTypeEnum.CharacterArray ? ColumnTypeEnum.Character : type,
      );
      return { ...result, columnTypes };
    };
    // As a whole, where the adapter would split at every semicolon: PostgreSQL knows what a function body
    // is, and all of a migration applies or none.
    adapter.executeScript = async (script) => {
      await adapter.executeRaw({ sql: script, args: [], argTypes: [] });
    };
    return adapter;
  }
}

let bindings: Promise<typeof import("@prisma/schema-engine-wasm/schema_engine_bg")> | undefined;

/** Once a process: the bindings keep the memory of the first instance. */
async function loadBindings() {
  const loaded = await import("@prisma/schema-engine-wasm/schema_engine_bg");
  const moduleFile = createRequire(import.meta.url)
    .resolve("@prisma/schema-engine-wasm/schema_engine_bg")
    .replace(/\.js$/, ".wasm");
  // Node imports a .wasm file behind a flag only, so its exports are put in place by hand.
  const { instance } = await WebAssembly.instantiate(await readFile(moduleFile), {
    "./schema_engine_bg.js": loaded as unknown as WebAssembly.ModuleImports,
  });
  const { __wbg_set_wasm: setExports } = loaded as unknown as { __wbg_set_wasm(exports: unknown): void };
  setExports(instance.exports);
  (instance.exports.__wbindgen_start as () => void)();
  return loaded;
}

/**
 * Prisma's schema engine on a database, as WebAssembly: the engine that `prisma migrate` downloads cannot
 * be had without internet. Its connections are closed when `use` is done.
 */
export async function withSchemaEngine<Result>(
  databaseUrl: string,
  use: (engine: SchemaEngine) => Promise<Result>,
): Promise<Result> {
  bindings ??= loadBindings();
  const { SchemaEngine } = await bindings;
  const pool = new Pool({ connectionString: databaseUrl });
  const adapter = bindMigrationAwareSqlAdapterFactory(new MigrationAdapterFactory(pool));
  const { files } = await readSchema();
  const datamodels = files.map(({ path, content }): [string, string] => [path, content]);
  try {
    const engine = await SchemaEngine.new({ datamodels }, () => undefined, adapter);
    const result = await use(engine);
    engine.free();
    return result;
  } finally {
    await pool.end();
  }
}
