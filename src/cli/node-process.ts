import { type ChildProcess, type SpawnOptions, spawn } from "node:child_process";
import cluster from "node:cluster";
import { once } from "node:events";
import type { Running } from "@/cli/keep-running";
import { projectDirectory } from "@/cli/project-directory";
import { MetricsChannel } from "@/server/http/metrics-channel";
import type { PortalMessage, ReadyMessage } from "@/server/http/supervisor-messages";

/** How long a process may take to end when it is told to, in milliseconds. */
const stopTimeout = 15_000;

/** Standard error is ours, and there is a channel between us. */
const stdio = ["ignore" as const, "ignore" as const, "inherit" as const, "ipc" as const];

/**
 * Options of Node for a process that answers clients. Nobody is answered while young objects are collected, which
 * takes as long as there is room for them: V8 would let that grow to 16 MB, and then pause for some 3 ms at a time.
 * Old ones are collected when the heap has grown to three times what was left by the time before: V8 would do it
 * every 10 MB, and who asks for a token meanwhile waits for up to 20 ms where the process has one core. Nor is the
 * heap made smaller after a quiet time: V8 does it when requests come again, and who sends the first waits longer.
 */
export const workerOptions = ["--max-semi-space-size=8", "--heap-growing-percent=200", "--no-memory-reducer"];

/** How long is waited for the metrics of a process, in milliseconds: less than it waits for those of the others. */
const metricsTimeout = 1_000;

/** A Node process of ours that is ready to serve. */
export interface NodeProcess extends Running {
  /** Where it listens. */
  readonly port: number;
  /** Sends a message, which is lost where the process has ended. */
  tell(message: PortalMessage): void;
}

/**
 * Starts a Node process, with a channel between us that ends it should we end first. It is in a process
 * group of its own, so that Ctrl-C in a terminal reaches us alone, who end the processes in their order.
 */
export function spawnNode(
  args: string[],
  env: NodeJS.ProcessEnv,
  stdio: SpawnOptions["stdio"],
): ChildProcess {
  return spawn(process.execPath, args, { cwd: projectDirectory, env, stdio, detached: true });
}

/**
 * Resolves once a process has ended. Not by `once`, which an error would have reject: one of its channel comes when it
 * has just ended.
 */
const endOf = (child: ChildProcess) => new Promise<void>((resolve) => child.once("exit", () => resolve()));

/** Ends a process: asks first, and does not wait for ever. */
export async function endProcess(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = endOf(child);
  child.kill("SIGTERM");
  const giveUp = setTimeout(() => child.kill("SIGKILL"), stopTimeout);
  await exited;
  clearTimeout(giveUp);
}

/**
 * Starts a server of ours and waits until it says that it listens; at the signal it ends before.
 *
 * @throws Error where it ends before; it has then said why on standard error
 */
export async function startServer(
  name: string,
  args: string[],
  env: NodeJS.ProcessEnv,
  signal: AbortSignal,
): Promise<NodeProcess> {
  const child = spawnNode(args, env, stdio);
  const abort = () => void endProcess(child);
  signal.addEventListener("abort", abort);
  try {
    return await untilReady(name, child);
  } finally {
    signal.removeEventListener("abort", abort);
  }
}

/**
 * Starts a server that shares its port with others of its kind, which get the connections in turn, and waits
 * until it says that it listens.
 *
 * @throws Error where it ends before; it has then said why on standard error
 */
export function startWorker(name: string, file: string, env: NodeJS.ProcessEnv): Promise<NodeProcess> {
  cluster.setupPrimary({ exec: file, args: [], execArgv: workerOptions, cwd: projectDirectory, stdio });
  const worker = cluster.fork(env);
  // Node hands it connections and says so here when it has just ended: without a listener we would end as well.
  worker.on("error", () => undefined);
  return untilReady(name, worker.process);
}

/** The channels of the processes that run, each of which may ask for the metrics of all. */
const channels = new Set<MetricsChannel>();

function shareMetrics(child: ChildProcess): void {
  const channel = new MetricsChannel(child, async () => {
    const answers = await Promise.all([...channels].map((each) => each.ask(metricsTimeout)));
    return answers.flat();
  });
  channels.add(channel);
  child.once("exit", () => channels.delete(channel));
}

async function untilReady(name: string, child: ChildProcess): Promise<NodeProcess> {
  const ended = endOf(child);
  child.on("error", () => undefined);
  const [message] = await Promise.race([once(child, "message"), ended.then(() => [null])]);
  if (message === null) throw new Error(`${name} ended before it could serve.`);
  const { port }: ReadyMessage = message;
  shareMetrics(child);
  return {
    port,
    ended,
    tell: (message) => child.connected && child.send(message, () => undefined),
    stop: () => endProcess(child),
  };
}
