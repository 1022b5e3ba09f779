import { setTimeout as sleep } from "node:timers/promises";

/** Something that runs until it is stopped, or ends by itself. */
export interface Running {
  /** Resolves once it has ended, in whatever way. */
  readonly ended: Promise<unknown>;
  stop(): Promise<void>;
}

/** The waits between attempts, in milliseconds; one that ran for longer than `settled` starts over. */
const firstWait = 100;
const longestWait = 10_000;
const settled = 30_000;

/**
 * Starts something and starts it again whenever it ends by itself, waiting longer each time it fails.
 *
 * @param start begins it; rejecting at the first attempt is passed on
 * @returns what stops it for good
 */
export async function keepRunning<Process extends Running>(
  name: string,
  start: () => Promise<Process>,
): Promise<{ stop(): Promise<void> }> {
  const stopping = new AbortController();
  let current: Process = await start();

  const startAgain = async (): Promise<void> => {
    for (let wait = firstWait; !stopping.signal.aborted; wait = Math.min(wait * 2, longestWait)) {
      await sleep(wait, undefined, { signal: stopping.signal }).catch(() => undefined);
      if (stopping.signal.aborted) return;
      const since = Date.now();
      try {
        current = await start();
        if (stopping.signal.aborted) await current.stop();
        await current.ended;
      } catch (error) {
        console.error(`${name} does not start: ${error instanceof Error ? error.message : error}`);
      }
      if (stopping.signal.aborted) return;
      if (Date.now() - since > settled) wait = firstWait;
      console.error(`${name} ended by itself and is started again.`);
    }
  };

  const watched = current.ended.then(() => {
    if (stopping.signal.aborted) return;
    console.error(`${name} ended by itself and is started again.`);
    return startAgain();
  });

  return {
    async stop() {
      stopping.abort();
      await current.stop();
      await watched;
    },
  };
}
