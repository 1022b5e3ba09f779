import type { ReadyMessage } from "@/server/http/supervisor-messages";

/** Tells the supervisor that this process listens at the port. One that has just ended is no error of ours. */
export function tellReady(port: number): void {
  const ready: ReadyMessage = { type: "ready", port };
  process.send?.(ready, undefined, {}, () => undefined);
}
