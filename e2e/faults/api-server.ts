import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";

/** A built API process, as production runs it. */
export interface ApiServer {
  readonly url: string;
  readonly port: number;
  /** What it wrote to its log so far, a line each. */
  log(): string[];
  /** Sends a signal. */
  signal(signal: NodeJS.Signals): void;
  /** Steps its clock to the machine's plus an offset in milliseconds; it must run with a clock that can be stepped. */
  stepClock(offset: number): Promise<void>;
  /** Resolves once it has ended, with its exit code, null where a signal ended it. */
  readonly ended: Promise<number | null>;
  /** Ends it as the supervisor would, and resolves when it has. */
  stop(): Promise<number | null>;
}

async function untilReady(server: ChildProcess, log: string[]): Promise<number> {
  for (;;) {
    const [message] = await Promise.race([
      once(server, "message"),
      once(server, "exit").then(() => {
        throw new Error(`The API process ended at its start:\n${log.join("\n")}`);
      }),
    ]);
    if (message.type === "ready") return message.port;
  }
}

/** Starts the bundle and resolves when it listens. */
export async function startApiServer(
  bundle: string,
  environment: Record<string, string>,
  { port = 0, preload }: { port?: number; preload?: string | undefined } = {},
): Promise<ApiServer> {
  const server = fork(bundle, {
    execArgv: preload === undefined ? [] : ["--import", preload],
    env: { ...process.env, NODE_ENV: "production", LOG_LEVEL: "info", PORT: String(port), ...environment },
    stdio: ["ignore", "ignore", "pipe", "ipc"],
  });
  const log: string[] = [];
  let unfinished = "";
  server.stderr?.setEncoding("utf8").on("data", (text: string) => {
    const lines = (unfinished + text).split("\n");
    unfinished = lines.pop() ?? "";
    log.push(...lines);
  });
  const ended = once(server, "exit").then(([code]) => code as number | null);
  // A test that fails leaves no server behind.
  const kill = () => server.kill("SIGKILL");
  process.once("exit", kill);
  void ended.then(() => process.off("exit", kill));

  const listensOn = await untilReady(server, log);
  return {
    url: `http://127.0.0.1:${listensOn}`,
    port: listensOn,
    log: () => log,
    signal: (signal) => server.kill(signal),
    async stepClock(offset) {
      const stepped = once(server, "message");
      server.send({ type: "clock", offset });
      await stepped;
    },
    ended,
    stop() {
      server.kill("SIGTERM");
      return ended;
    },
  };
}
