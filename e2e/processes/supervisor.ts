import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import { projectDirectory } from "@/cli/project-directory";

/** `npm start` without npm, and what it prints. */
export class Supervisor {
  readonly process: ChildProcess;
  readonly ended: Promise<number | null>;
  output = "";

  constructor(settings: Record<string, string>) {
    const { DATABASE_URL: _database, AUTH_SECRET: _secret, ...inherited } = process.env;
    this.process = spawn(process.execPath, ["--import", "tsx", "src/cli/start.ts"], {
      cwd: projectDirectory,
      env: { ...inherited, PORT: "0", LOG_LEVEL: "silent", ...settings },
      stdio: ["ignore", "pipe", "pipe"],
    });
    for (const stream of [this.process.stdout, this.process.stderr]) {
      stream?.setEncoding("utf8").on("data", (text: string) => {
        this.output += text;
      });
    }
    this.ended = once(this.process, "close").then(([code]) => code);
  }

  get pid(): number {
    return this.process.pid ?? 0;
  }

  /** Resolves with the first group once a line like this was printed. */
  async printed(pattern: RegExp, timeout = 60_000): Promise<string> {
    const deadline = Date.now() + timeout;
    for (;;) {
      const found = pattern.exec(this.output);
      if (found) return found[1] ?? "";
      if (this.process.exitCode !== null || Date.now() > deadline) {
        throw new Error(`${pattern} was not printed, but:\n${this.output}`);
      }
      await sleep(50);
    }
  }

  address(): Promise<string> {
    return this.printed(/AgentIdP {2}(http:\S+)/);
  }

  /** Does as a person does who pastes the printed line into a shell. */
  async pasteCurl(): Promise<{ access_token?: string }> {
    const line = await this.printed(/Token +(curl .*)/);
    const { stdout } = await promisify(execFile)("sh", ["-c", `${line} --silent --max-time 5`]);
    return JSON.parse(stdout);
  }

  /** The servers it started. */
  servers(): { pid: number; name: string }[] {
    return childrenOf(this.pid).flatMap((pid) => {
      const name = serverName(pid);
      return name === null ? [] : [{ pid, name }];
    });
  }

  server(wanted: "api" | "portal" | "postgres"): number | undefined {
    return this.servers().find(({ name }) => name === wanted)?.pid;
  }

  async stop(): Promise<number | null> {
    this.process.kill("SIGTERM");
    return this.ended;
  }
}

export function isAlive(pid: number): boolean {
  try {
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, "utf8"));
  } catch {
    return false;
  }
}

function childrenOf(parent: number): number[] {
  return readdirSync("/proc")
    .map(Number)
    .filter((pid) => pid > 0 && parentOf(pid) === parent);
}

function parentOf(pid: number): number | null {
  try {
    return Number(/^PPid:\s+(\d+)$/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]);
  } catch {
    return null;
  }
}

/** Which of the servers it is; null for a helper of the loader, which lives while its own input is open. */
function serverName(pid: number): string | null {
  const command = readFileSync(`/proc/${pid}/cmdline`, "utf8");
  if (command.includes("api.mjs")) return "api";
  if (command.includes("next-server")) return "portal";
  return command.includes("/bin/postgres") ? "postgres" : null;
}
