import { setTimeout as sleep } from "node:timers/promises";

/** Something that runs until it is stopped, or ends by itself. */
export interface Running {
  /** Resolves once it has ended, in whatever way. */
  readonly ended: Promise<unknown>;
  stop(): Promise<void>;
}

/** Begins something; rejects where it does not come to run, which it is to do soon after the signal. */
type Start = (signal: AbortSignal) => Promise<Running>;

/** The waits between attempts, in milliseconds; one that ran for longer than `settled` starts over. */
const firstWait = 100;
const longestWait = 10_000;
const settled = 30_000;

function keep(name: string, start: Start, first: Running | null): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const { signal } = stopping;
  let current = first;

  const watch = async (): Promise<void> => {
    for (let wait = firstWait; !signal.aborted; wait = Math.min(wait * 2, longestWait)) {
      const since = Date.now();
      try {
        current ??= await start(signal);
        if (signal.aborted) await current.stop();
        await current.ended;
        if (!signal.aborted) console.error(`${name} ended by itself and is started again.`);
      } catch (error) {
        if (!signal.aborted) {
          console.error(`${name} does not start: ${error instanceof Error ? error.message : error}`);
        }
      }
      current = null;
      if (Date.now() - since > settled) wait = firstWait;
      await sleep(wait, undefined, { signal }).catch(() => undefined);
    }
  };
  const watched = watch();

  return {
    async stop() {
      stopping.abort();
      await current?.stop();
      await watched;
    },
  };
}

/**
 * Starts something and starts it again whenever it ends by itself, waiting longer each time it fails.
 *
 * @returns what stops it for good
 * @throws Error where the first attempt fails
 */
export async function keepRunning(name: string, start: Start): Promise<{ stop(): Promise<void> }> {
  return keep(name, start, await start(new AbortController().signal));
}

/** Does the same where the first attempt is one like the others: it is not waited for, and may fail. */
export function keepTrying(name: string, start: Start): { stop(): Promise<void> } {
  return keep(name, start, null);
}
