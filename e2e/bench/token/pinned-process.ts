import { type ChildProcess, fork, spawnSync } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { constants, cpus, setPriority } from "node:os";

/** The load generator has the first core for itself, the server the second, where there are two. */
export const generatorCore = 0;
export const serverCore = 1;

const canPin = cpus().length > 1 && spawnSync("taskset", ["--version"]).status === 0;

/** Keeps a process, and the threads it has, on these cores; without `taskset` the system places it. */
export function pin(pid: number, ...cores: number[]): void {
  if (canPin) spawnSync("taskset", ["-a", "-cp", String(cores), String(pid)]);
}

/** Has a process, and those it starts from now on, wait for whatever else its core is asked for. */
export function giveWay(pid: number): void {
  setPriority(pid, constants.priority.PRIORITY_LOW);
}

/** A server under load: its own process, which says at which port it listens. */
export interface PinnedServer {
  readonly url: string;
  readonly pid: number;
  /** What it and the processes it started have computed so far, in seconds. */
  processorTime(): number;
  stop(): Promise<void>;
}

/** The processor time of a process and its children, in seconds: Linux counts it in hundredths. */
function processorTimeOf(pid: number): number {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").split(" ").filter(Boolean);
  return [String(pid), ...children].reduce((sum, id) => {
    const stat = readFileSync(`/proc/${id}/stat`, "utf8");
    // The name in parentheses, the second field, may hold spaces; these are the 14th and 15th.
    const [user, system] = stat
      .slice(stat.lastIndexOf(")") + 2)
      .split(" ")
      .slice(11, 13)
      .map(Number);
    return sum + ((user ?? 0) + (system ?? 0)) / 100;
  }, 0);
}

/** Starts a module as a server on its cores, and resolves when it has said that it listens. */
export async function startPinned(
  file: string,
  {
    parameters = [],
    environment = {},
    execArgv = [],
    cores = [serverCore],
  }: {
    parameters?: string[];
    environment?: Record<string, string>;
    /** Options of Node. */
    execArgv?: string[];
    cores?: readonly number[];
  },
): Promise<PinnedServer> {
  const child: ChildProcess = fork(file, parameters, {
    env: { ...process.env, ...environment, NODE_ENV: "production" },
    execArgv: file.endsWith(".ts") ? ["--import", "tsx", ...execArgv] : execArgv,
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  const pid = child.pid ?? 0;
  const exited = once(child, "exit").then(() => {
    throw new Error(`${file} ended before it could serve.`);
  });
  const [{ port }] = (await Promise.race([once(child, "message"), exited])) as [{ port: number }];
  exited.catch(() => undefined);
  pin(pid, ...cores);
  return {
    url: `http://127.0.0.1:${port}`,
    pid,
    processorTime: () => processorTimeOf(pid),
    async stop() {
      const exited = once(child, "exit");
      child.kill("SIGTERM");
      await exited;
    },
  };
}
