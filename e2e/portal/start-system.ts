import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const projectDirectory = fileURLToPath(new URL("../..", import.meta.url));

/** All of AgentIdP, running as `npm start` runs it, on a free port and with data of its own. */
export interface RunningSystem {
  url: string;
  /** Who can sign in to the tenant that has 90 days of history. */
  demo: { email: string; password: string };
  stop: () => Promise<void>;
}

/** Reads on until the line that says the portal is there; what was read is the error where it never comes. */
const untilPortalIsThere = async (supervisor: ChildProcess): Promise<string> => {
  let output = "";
  supervisor.stderr?.on("data", (text) => {
    output += text;
  });
  for await (const text of supervisor.stdout ?? []) {
    output += text;
    if (output.includes("The portal is there")) return output;
  }
  throw new Error(`AgentIdP did not start:\n${output}`);
};

/**
 * Starts AgentIdP and waits for its portal: about a minute where that is not yet built. It boots a database of
 * its own where none is given.
 *
 * @param settings environment variables besides those that every test needs
 */
export const startSystem = async (
  databaseUrl?: string,
  settings: Readonly<Record<string, string>> = {},
): Promise<RunningSystem> => {
  const dataDirectory = await mkdtemp(join(tmpdir(), "agentidp-portal-"));
  const { DATABASE_URL: _, ...environment } = process.env;
  const supervisor = spawn(process.execPath, ["--import", "tsx", "src/cli/start.ts"], {
    cwd: projectDirectory,
    env: {
      ...environment,
      ...(databaseUrl !== undefined && { DATABASE_URL: databaseUrl }),
      DATA_DIR: dataDirectory,
      PORT: "0",
      SIGN_UP: "open",
      ...settings,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const stop = async () => {
    if (supervisor.exitCode === null && supervisor.signalCode === null) {
      const ended = once(supervisor, "exit");
      supervisor.kill("SIGTERM");
      await ended;
    }
    await rm(dataDirectory, { recursive: true, force: true });
  };

  try {
    const output = await untilPortalIsThere(supervisor);
    // Nobody reads on, and a full pipe would hold up who writes to it.
    supervisor.stdout?.resume();
    const url = output.match(/http:\/\/localhost:\d+/)?.[0];
    if (!url) throw new Error(`No address in what AgentIdP said:\n${output}`);
    const demo = JSON.parse(await readFile(join(dataDirectory, "demo.json"), "utf8"));
    return { url, demo, stop };
  } catch (error) {
    await stop();
    throw error;
  }
};
