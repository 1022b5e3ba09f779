import { fileURLToPath } from "node:url";
import { workerOptions } from "@/cli/node-process";
import { freePort } from "@/server/free-port";
import { type PinnedServer, startPinned } from "./pinned-process";

/** What all processes of a benchmarked AgentIdP have in common. */
export interface BenchedSystem {
  readonly bundle: string;
  readonly databaseUrl: string;
  readonly journalDirectory: string;
}

const authSecret = "a".repeat(40);

/** The environment of a process of AgentIdP, in production but for its database. */
export function environmentOf({ databaseUrl, journalDirectory }: BenchedSystem): Record<string, string> {
  return {
    DATABASE_URL: databaseUrl,
    PORT: "0",
    PUBLIC_URL: "http://127.0.0.1",
    AUTH_SECRET: authSecret,
    SIGN_UP: "open",
    JOURNAL_DIRECTORY: journalDirectory,
    LOG_LEVEL: "warn",
  };
}

/** Starts an API process on the servers' core, with the options of Node that `npm start` gives it. */
export function startApi(
  system: BenchedSystem,
  { environment = {}, execArgv = [] }: { environment?: Record<string, string>; execArgv?: string[] } = {},
): Promise<PinnedServer> {
  return startPinned(system.bundle, {
    environment: { ...environmentOf(system), ...environment },
    execArgv: [...workerOptions, ...execArgv],
  });
}

/** Starts as many API processes as there are cores given, on one port, as WORKERS does. */
export async function startWorkers(system: BenchedSystem, cores: readonly number[]): Promise<PinnedServer> {
  return startPinned(fileURLToPath(new URL("workers.ts", import.meta.url)), {
    parameters: [system.bundle, String(cores)],
    environment: { ...environmentOf(system), PORT: String(await freePort()) },
    cores,
  });
}
