import type { CountableEvent, Increment } from "@/server/analytics/recording/increment";
import { storeIncrements } from "@/server/analytics/recording/store-increments";
import { log } from "@/server/log";
import { sharedInProcess } from "@/server/shared-in-process";

const millisecondsOfAnHour = 3_600_000;

/** How long counts gather before they are sent, and the longest wait after a failure, in milliseconds. */
const flushInterval = 200;
const longestRetryInterval = 5_000;

/** How recording fares: how many keys wait to be written, and the last failure, null once it was overcome. */
export interface RecorderHealth {
  readonly pending: number;
  readonly lastFlushAt: Date | null;
  readonly lastError: string | null;
}

interface RecorderState {
  pending: Map<string, Increment>;
  flushing: Promise<void> | null;
  timer: NodeJS.Timeout | null;
  failures: number;
  lastFlushAt: Date | null;
  lastError: string | null;
}

const state = sharedInProcess<RecorderState>("recorder", () => ({
  pending: new Map(),
  flushing: null,
  timer: null,
  failures: 0,
  lastFlushAt: null,
  lastError: null,
}));

function add(increment: Increment): void {
  const key = `${increment.tenantId} ${increment.agentId ?? ""} ${increment.hour} ${increment.metric}`;
  const known = state.pending.get(key);
  if (known) known.count += increment.count;
  else state.pending.set(key, increment);
}

function schedule(): void {
  if (state.timer) return;
  const backoff = Math.min(flushInterval * 2 ** state.failures, longestRetryInterval);
  state.timer = setTimeout(() => {
    state.timer = null;
    void flush();
  }, backoff);
  state.timer.unref();
}

async function sendPending(): Promise<void> {
  const batch = state.pending;
  if (batch.size === 0) return;
  state.pending = new Map();
  try {
    await storeIncrements([...batch.values()]);
    state.failures = 0;
    state.lastError = null;
    state.lastFlushAt = new Date();
  } catch (error) {
    for (const increment of batch.values()) add(increment);
    state.failures += 1;
    state.lastError = error instanceof Error ? error.message : String(error);
    log.error(
      { error: state.lastError, pending: state.pending.size },
      "analytics not written; they are kept and tried again",
    );
  }
  if (state.pending.size > 0) schedule();
}

async function flush(): Promise<void> {
  while (state.flushing) await state.flushing;
  state.flushing = sendPending().finally(() => {
    state.flushing = null;
  });
  await state.flushing;
}

/** Counts what happened. One recorder a process. */
export const recorder = {
  /** Counts an event. Returns at once, cannot fail and does not wait on the database. */
  record({ tenantId, agentId, metric, at }: CountableEvent): void {
    const hour = Math.floor(at.getTime() / millisecondsOfAnHour) * millisecondsOfAnHour;
    add({ tenantId, agentId, metric, hour, count: 1 });
    schedule();
  },

  /** Resolves once everything recorded before the call was sent, or was refused by the database and is kept. */
  flush,

  /** Writes what is left, at the end of the process. */
  async close(): Promise<void> {
    if (state.timer) clearTimeout(state.timer);
    state.timer = null;
    await flush();
  },

  health(): RecorderHealth {
    return { pending: state.pending.size, lastFlushAt: state.lastFlushAt, lastError: state.lastError };
  },
};
