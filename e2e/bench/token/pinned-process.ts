import { type ChildProcess, fork, spawnSync } from "node:child_process";
import { once } from "node:events";
import { cpus } from "node:os";

/** The load generator has the first core for itself, the server the second, where there are two. */
export const generatorCore = 0;
export const serverCore = 1;

const canPin = cpus().length > 1 && spawnSync("taskset", ["--version"]).status === 0;

/** Keeps a process, and the threads it has, on one core; without `taskset` the system places it. */
export function pin(pid: number, core: number): void {
  if (canPin) spawnSync("taskset", ["-a", "-cp", String(core), String(pid)]);
}

/** A server under load: its own process, which says at which port it listens. */
export interface PinnedServer {
  readonly url: string;
  readonly pid: number;
  /** Its resident memory, in bytes. */
  residentMemory(): number;
  stop(): Promise<void>;
}

/** Starts a module as a server on its core, and resolves when it has said that it listens. */
export async function startPinned(
  file: string,
  {
    parameters = [],
    environment = {},
    core = serverCore,
  }: { parameters?: string[]; environment?: Record<string, string>; core?: number },
): Promise<PinnedServer> {
  const child: ChildProcess = fork(file, parameters, {
    env: { ...process.env, ...environment, NODE_ENV: "production" },
    execArgv: file.endsWith(".ts") ? ["--import", "tsx"] : [],
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  const pid = child.pid ?? 0;
  const [{ port }] = (await once(child, "message")) as [{ port: number }];
  pin(pid, core);
  return {
    url: `http://127.0.0.1:${port}`,
    pid,
    residentMemory: () => Number(spawnSync("ps", ["-o", "rss=", "-p", String(pid)]).stdout) * 1024,
    async stop() {
      const exited = once(child, "exit");
      child.kill("SIGTERM");
      await exited;
    },
  };
}
