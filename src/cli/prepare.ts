import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { access, constants, mkdir, readFile, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { resolve } from "node:path";
import { keepRunning } from "@/cli/keep-running";
import { lockDirectory } from "@/cli/lock-directory";
import type { Settings } from "@/cli/settings";
import { type EmbeddedPostgres, startEmbeddedPostgres } from "@/server/db/embedded-postgres";
import { type DemoCredentials, ensureDemoTenant } from "../../prisma/demo-tenant";
import { migrate } from "../../prisma/migrate";

/** What the servers need that are started next. */
export interface Prepared {
  /** The port of the front door, a number by now. */
  readonly port: number;
  /** The address to open in a browser. */
  readonly address: string;
  /** The environment of the servers, the settings in it complete. */
  readonly environment: NodeJS.ProcessEnv;
  /** The demo tenant of this database, null where it has none that is known here. */
  readonly demo: DemoCredentials | null;
  /** Stops what was started. */
  stop(): Promise<void>;
}

/**
 * Takes the data folder, boots PostgreSQL where none is given, migrates the database, and makes the demo
 * tenant where it is empty.
 *
 * @throws Error with a line for people where that cannot be
 */
export async function prepare(settings: Settings): Promise<Prepared> {
  await takeDataDirectory(settings.dataDirectory);
  const port = await checkPort(settings);
  const postgres = settings.databaseUrl === undefined ? await keepPostgres(settings.dataDirectory) : null;
  const databaseUrl = settings.databaseUrl ?? postgres?.url ?? "";
  try {
    await migrate(databaseUrl);
    const demo = await ensureDemoTenant(databaseUrl, resolve(settings.dataDirectory, "demo.json"));
    const authSecret = settings.authSecret ?? (await keptSecret(settings.dataDirectory));
    const signUp = settings.signUp ?? (postgres ? "open" : undefined);
    return {
      port,
      address: settings.publicUrl ?? `http://localhost:${port}`,
      environment: {
        ...process.env,
        DATABASE_URL: databaseUrl,
        DATA_DIR: settings.dataDirectory,
        AUTH_SECRET: authSecret,
        PORT: String(port),
        ...(signUp && { SIGN_UP: signUp }),
        NEXT_TELEMETRY_DISABLED: "1",
      },
      demo,
      stop: async () => postgres?.stop(),
    };
  } catch (error) {
    await postgres?.stop();
    throw error;
  }
}

async function takeDataDirectory(directory: string): Promise<void> {
  let lock: (() => void) | null;
  try {
    await mkdir(directory, { recursive: true });
    await access(directory, constants.W_OK);
    lock = await lockDirectory(directory);
  } catch (error) {
    const reason = error instanceof Error && "code" in error ? error.code : error;
    throw new Error(
      `The data folder ${directory} cannot be written (${reason}): set DATA_DIR to one that can.`,
    );
  }
  if (lock === null) {
    throw new Error(
      `AgentIdP runs already on the data folder ${directory}: end it, or set DATA_DIR and PORT to others.`,
    );
  }
}

/** The port that will be listened on; a taken one is found before anything is started. */
async function checkPort({ host, port }: Settings): Promise<number> {
  const server = createServer();
  try {
    server.listen(port, host);
    await once(server, "listening");
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : error;
    if (code !== "EADDRINUSE") throw new Error(`HOST and PORT: cannot listen on ${host}:${port} (${code}).`);
    throw new Error(`Port ${port} is in use: end what uses it, or set PORT to another one.`);
  }
  const address = server.address();
  server.close();
  await once(server, "close");
  return typeof address === "object" && address ? address.port : port;
}

async function keepPostgres(dataDirectory: string): Promise<{ url: string; stop(): Promise<void> }> {
  const directory = resolve(dataDirectory, "postgres");
  let current: EmbeddedPostgres | undefined;
  const kept = await keepRunning("PostgreSQL", async () => {
    // On the same port again: the servers know it by its address.
    current = await startEmbeddedPostgres(directory, current?.port);
    return current;
  });
  return { url: current?.url ?? "", stop: kept.stop };
}

/** A secret made at the first start and kept, so that sessions outlive a restart. */
async function keptSecret(dataDirectory: string): Promise<string> {
  const file = resolve(dataDirectory, "auth-secret");
  try {
    return await readFile(file, "utf8");
  } catch {
    const secret = randomBytes(33).toString("base64");
    await writeFile(file, secret, { mode: 0o600 });
    return secret;
  }
}
