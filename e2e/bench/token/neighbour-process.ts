import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { generatorCore, giveWay, pin } from "./pinned-process";

/** A process that does one thing again and again on the load generator's core, and gives way to it. */
export interface NeighbourProcess {
  /** Has it done until what this returns is called, which tells how often that was. */
  begin(): () => Promise<number>;
  stop(): void;
}

/**
 * Starts a module of this folder that ends in `repeatWhenTold`.
 *
 * @throws Error where it ends, then or later, before it is stopped
 */
export async function startNeighbour(file: string, ...parameters: string[]): Promise<NeighbourProcess> {
  const child = fork(fileURLToPath(new URL(file, import.meta.url)), parameters, {
    env: { ...process.env, NODE_ENV: "production" },
    execArgv: ["--import", "tsx"],
  });
  const ended = once(child, "exit").then(() => {
    throw new Error(`${file} ended.`);
  });
  ended.catch(() => undefined);
  const nextMessage = async () => (await Promise.race([once(child, "message"), ended]))[0];
  await nextMessage();
  pin(child.pid ?? 0, generatorCore);
  giveWay(child.pid ?? 0);
  return {
    begin() {
      child.send("begin");
      return async () => {
        child.send("rest");
        return Number(await nextMessage());
      };
    },
    stop: () => void child.kill(),
  };
}

/**
 * Does something again and again from when the parent says "begin" until it says "rest", and then tells it how
 * often that was. Does it once before it says that it is ready, and ends with its parent or where it fails.
 */
export async function repeatWhenTold(work: () => Promise<void>): Promise<void> {
  let working = false;
  const repeat = async () => {
    let times = 0;
    for (working = true; working; times++) await work();
    process.send?.(times);
  };
  process.on("message", (message) => {
    if (message === "begin") void repeat();
    else working = false;
  });
  process.on("disconnect", () => process.exit());
  await work();
  process.send?.("ready");
}
