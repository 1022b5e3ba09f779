import { rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { uuidv7 } from "uuidv7";
import type { MetricType } from "@/schemas/analytics";
import {
  addTo,
  type CountableEvent,
  eventsOf,
  type Increment,
  millisecondsOfAnHour,
  type Sums,
  subtract,
} from "@/server/analytics/recording/increment";
import {
  append,
  compact,
  createJournal,
  type Damage,
  type Journal,
  removeSegments,
  startSegment,
  syncJournal,
} from "@/server/analytics/recording/journal";
import { encodeRecord } from "@/server/analytics/recording/journal-record";
import { flushIncrements, flushSeconds, metricsOf } from "@/server/analytics/recording/recorder-metrics";
import {
  claim,
  findProgress,
  type Progress,
  register,
  storeIncrements,
  unregister,
} from "@/server/analytics/recording/store-increments";
import { markRegistered, readTaken, takeOverJournals } from "@/server/analytics/recording/take-over";
import { whenLate } from "@/server/db/answer-within";
import { connectionNamed } from "@/server/db/pool";
import { log } from "@/server/log";
import { sharedInProcess } from "@/server/shared-in-process";
import { env } from "~env";

/**
 * How long counts gather before they are sent, in milliseconds: so long that PostgreSQL is busy with them a fortieth
 * of the time at most, within these bounds. The more there is to write, the more events then share a row.
 */
const flushInterval = 200;
const longestFlushInterval = 1_000;
const pauseOverFlush = 40;

/** The longest wait after a failure, in milliseconds. */
const longestRetryInterval = 5_000;

/** How often the journals of others are looked at, in milliseconds. */
const takeOverInterval = 30_000;

/** How many counters are kept from one batch to the next: some 20 MB of them. */
const keptCounters = 100_000;

/** How long PostgreSQL may take for a batch, the longer the more often it failed, in milliseconds. */
const shortestPatience = 10_000;
const longestPatience = 160_000;

/** How long the end of the process waits for PostgreSQL, in milliseconds; the journal keeps what is left. */
const closeTimeout = 10_000;

/** How recording fares in this process. */
export interface RecorderHealth {
  /** Events that are not in the database yet, and how long the oldest of them has waited, in seconds. */
  readonly pending: number;
  readonly lagSeconds: number;
  readonly lastFlushAt: Date | null;
  /** Why the database does not take the counts, null while it does. */
  readonly lastError: string | null;
  /** The same in a word that tells nothing of the database: its SQLSTATE or the system's name of the error. */
  readonly lastErrorCode: string | null;
  /** Why the journal cannot be written, null while it can. */
  readonly journalError: string | null;
  /** What was found harmed in journals that were taken over. */
  readonly damage: readonly Damage[];
}

/** What was counted of one thing since the batch began. */
interface Counter extends Increment {
  /** That of one more of it, in Latin-1: a string takes a fifth of the memory that bytes take. */
  readonly record: string;
  count: number;
}

/**
 * Counters by hour, metric, tenant and agent: looked up without a key being made for each event. They outlive
 * their batch, since who was active in one is likely to be in the next.
 */
interface Counters {
  readonly hours: Map<number, Map<string, Map<string, Map<string | null, Counter>>>>;
  size: number;
}

/** What gathers, and which segment of the journal it began with. */
interface Gathering {
  /** The counters that are not at zero. */
  readonly counted: Counter[];
  readonly firstSegment: number;
  /** When it got its first event, by the monotonic clock. */
  since: number;
  events: number;
}

/** What is on its way to PostgreSQL, and stays the same however often it is sent. */
interface Batch {
  /** What is in its segments, and what of it is to be counted yet. */
  recorded: readonly Increment[];
  increments: readonly Increment[];
  lastSegment: number;
  readonly since: number;
}

/** It keeps the process alive while a batch is under way only; @types/pg does not know of these two. */
type Connection = pg.Client & { ref(): void; unref(): void };

interface RecorderState {
  readonly id: string;
  readonly journal: Journal;
  counters: Counters;
  gathering: Gathering;
  batch: Batch | null;
  progress: Progress;
  connection: Connection | null;
  claimed: boolean;
  flushing: Promise<void> | null;
  timer: NodeJS.Timeout | null;
  intervals: NodeJS.Timeout[];
  /** Whether it is time to look at the journals of others. */
  takeOverIsDue: boolean;
  readonly seen: Map<string, string>;
  /** How often it failed in a row, and in all. */
  failures: number;
  failedFlushes: number;
  readonly recorded: Record<MetricType, number>;
  lastFlushAt: Date | null;
  /** How long the last batch took, in milliseconds. */
  lastFlushTook: number;
  lastError: string | null;
  lastErrorCode: string | null;
  readonly damage: Damage[];
}

// Next would otherwise take every file of the project for one that the portal may read here.
const journalsDirectory = resolve(
  /* turbopackIgnore: true */ env.JOURNAL_DIRECTORY ?? join(env.DATA_DIR, "journal"),
);

function newGathering(firstSegment: number): Gathering {
  return { counted: [], firstSegment, since: 0, events: 0 };
}

const noCounters = (): Counters => ({ hours: new Map(), size: 0 });

const state = sharedInProcess<RecorderState>("recorder", () => {
  const id = uuidv7();
  return {
    id,
    journal: createJournal(join(journalsDirectory, id), { syncs: env.JOURNAL_SYNC_INTERVAL > 0 }),
    counters: noCounters(),
    gathering: newGathering(0),
    batch: null,
    progress: { position: 0, taken: null },
    connection: null,
    claimed: false,
    flushing: null,
    timer: null,
    intervals: [],
    takeOverIsDue: false,
    seen: new Map(),
    failures: 0,
    failedFlushes: 0,
    recorded: { token_issued: 0, agent_registered: 0, agent_updated: 0, agent_deactivated: 0 },
    lastFlushAt: null,
    lastFlushTook: 0,
    lastError: null,
    lastErrorCode: null,
    damage: [],
  };
});

const hourOf = (at: Date) => Math.floor(at.getTime() / millisecondsOfAnHour) * millisecondsOfAnHour;

function childOf<Key, Value>(parent: Map<Key, Value>, key: Key, make: () => Value): Value {
  const known = parent.get(key);
  if (known !== undefined) return known;
  const made = make();
  parent.set(key, made);
  return made;
}

function newCounter({ tenantId, agentId, metric, at }: CountableEvent): Counter {
  const hour = hourOf(at);
  const record = encodeRecord({ tenantId, agentId, metric, hour, count: 1 }).toString("latin1");
  const counter = { tenantId, agentId, metric, hour, count: 0, record };
  const { counters } = state;
  const metrics = childOf(counters.hours, hour, () => new Map());
  const tenants = childOf<string, Map<string, Map<string | null, Counter>>>(metrics, metric, () => new Map());
  const agents = childOf(tenants, tenantId, () => new Map<string | null, Counter>());
  agents.set(agentId, counter);
  counters.size += 1;
  return counter;
}

/** What was counted; the counters are back at zero, and forgotten where they have become too many. */
function readOut(counted: readonly Counter[]): Increment[] {
  const increments = counted.map((counter) => {
    const { tenantId, agentId, metric, hour, count } = counter;
    counter.count = 0;
    return { tenantId, agentId, metric, hour, count };
  });
  const { counters } = state;
  // An hour that is over will not be counted in again.
  if (counters.size > keptCounters || counters.hours.size > 1) state.counters = noCounters();
  return increments;
}

/** Ends what gathers, and the segment with it: so the segments of the batch are exactly its events. */
function takeGathered(): Batch | null {
  const { counted, since, events } = state.gathering;
  if (events === 0) return null;
  startSegment(state.journal);
  const lastSegment = state.journal.segment - 1;
  state.gathering = newGathering(state.journal.segment);
  const increments = readOut(counted);
  return { recorded: increments, increments, lastSegment, since };
}

async function connect(): Promise<Connection> {
  if (state.connection) return state.connection;
  const connection = connectionNamed("agentidp recorder") as Connection;
  const lose = () => {
    if (state.connection === connection) state.connection = null;
  };
  connection.on("error", lose);
  connection.on("end", lose);
  try {
    await connection.connect();
  } catch (error) {
    connection.end().catch(() => undefined);
    throw error;
  }
  state.claimed = false;
  state.connection = connection;
  return connection;
}

/** Makes the recorder known to PostgreSQL, and that it lives. */
async function introduce(connection: pg.Client): Promise<void> {
  await register(connection, state.id);
  state.claimed = await claim(connection, state.id);
  // An unwritable journal says so itself.
  await markRegistered(state.journal.directory).catch(() => undefined);
}

/**
 * Runs work on the connection, which is closed where it takes longer: it may be one that leads nowhere.
 *
 * @throws Error that says so, once the work has ended with its connection
 */
async function within<Result>(
  connection: pg.Client,
  milliseconds: number,
  work: Promise<Result>,
): Promise<Result> {
  let late = false;
  const cancel = whenLate(milliseconds, () => {
    late = true;
    connection.end().catch(() => undefined);
  });
  try {
    return await work;
  } catch (error) {
    if (!late) throw error;
    throw new Error(`PostgreSQL did not answer within ${milliseconds / 1_000} s`, { cause: error });
  } finally {
    cancel();
  }
}

async function storeBatch(connection: pg.Client, batch: Batch, patience: number): Promise<void> {
  // PostgreSQL gives up by itself, too: a statement that nobody waits for any more would keep its locks.
  await connection.query("SELECT set_config('statement_timeout', $1, false)", [String(patience)]);
  for (;;) {
    const next: Progress = { position: batch.lastSegment + 1, taken: null };
    if (await storeIncrements(connection, state.id, batch.increments, state.progress, next)) {
      state.progress = next;
      return;
    }
    await register(connection, state.id);
    const found = (await findProgress(connection, state.id)) ?? state.progress;
    if (found.position === next.position) {
      // An earlier attempt had come through. What was taken since is no part of this batch but of the next.
      state.progress = next;
      return;
    }
    if (found.taken !== null) await leaveTaken(batch, found.taken);
    state.progress = found;
  }
}

/** Another process took this one for dead and counted its journal so far: the batch becomes the rest. */
async function leaveTaken(batch: Batch, taken: string): Promise<void> {
  const counted = await readTaken(state.journal.directory, taken);
  const gathered = takeGathered();
  if (gathered) {
    batch.recorded = [...batch.recorded, ...gathered.recorded];
    batch.lastSegment = gathered.lastSegment;
  }
  const sums: Sums = new Map();
  addTo(sums, batch.recorded);
  batch.increments = [...subtract(sums, counted).values()];
  log.info({ events: eventsOf(counted.values()) }, "another process had counted a part of the journal");
}

async function storeGathered(connection: pg.Client): Promise<void> {
  const patience = Math.min(shortestPatience * 2 ** state.failures, longestPatience);
  // Twice: what an earlier attempt left, and what was gathered since.
  for (let round = 0; round < 2; round++) {
    state.batch ??= takeGathered();
    if (state.batch === null) return;
    const started = performance.now();
    const batch = state.batch;
    await within(connection, patience + 2_000, storeBatch(connection, batch, patience));
    state.batch = null;
    state.lastFlushAt = new Date();
    state.lastFlushTook = performance.now() - started;
    flushSeconds.observe(state.lastFlushTook / 1_000);
    flushIncrements.observe(batch.increments.length);
    await removeSegments(state.journal.directory, state.progress.position).catch(() => undefined);
  }
}

async function takeOverWhenDue(connection: pg.Client): Promise<void> {
  if (!state.takeOverIsDue) return;
  const damage = await within(
    connection,
    longestPatience,
    takeOverJournals(connection, journalsDirectory, state.id, state.seen),
  );
  state.damage.push(...damage);
  state.takeOverIsDue = false;
}

function reasonOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(reasonOf).join(", ");
  return error instanceof Error ? error.message : String(error);
}

function codeOf(error: unknown): string {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  return typeof code === "string" ? code : "no answer";
}

async function attempt(): Promise<void> {
  if (isIdle()) return;
  let connection: Connection | null = null;
  try {
    connection = await connect();
    connection.ref();
    if (!state.claimed) await within(connection, shortestPatience, introduce(connection));
    await storeGathered(connection);
    await takeOverWhenDue(connection);
    state.failures = 0;
    state.lastError = null;
    state.lastErrorCode = null;
  } catch (error) {
    state.failures += 1;
    state.failedFlushes += 1;
    state.lastError = reasonOf(error);
    state.lastErrorCode = codeOf(error);
    log.error(
      { error: state.lastError, pending: pendingEvents() },
      "analytics not written; they are kept and tried again",
    );
    if (connection && !isRefusal(error)) {
      state.connection = null;
      connection.end().catch(() => undefined);
    }
    await compact(state.journal, state.gathering.firstSegment).catch((failure) =>
      log.warn({ error: reasonOf(failure) }, "the journal could not be compacted"),
    );
  }
  connection?.unref();
  if (!isIdle()) schedule();
}

/** Whether PostgreSQL said no to a statement, the connection being in order. */
function isRefusal(error: unknown): boolean {
  return error instanceof pg.DatabaseError && error.severity === "ERROR";
}

function isIdle(): boolean {
  return pendingEvents() === 0 && !state.takeOverIsDue;
}

function pendingEvents(): number {
  return state.gathering.events + (state.batch ? eventsOf(state.batch.increments) : 0);
}

/** How long the oldest event has waited that is not in the database yet. */
function lagSeconds(): number {
  if (pendingEvents() === 0) return 0;
  const { since } = state.batch ?? state.gathering;
  return (performance.now() - since) / 1_000;
}

async function flush(): Promise<void> {
  while (state.flushing) await state.flushing;
  state.flushing = attempt().finally(() => {
    state.flushing = null;
  });
  await state.flushing;
}

/** Flushes unless that is under way, in which case it sees to what is left itself. */
function flushOnce(): void {
  if (!state.flushing) void flush();
}

function nextFlushIn(): number {
  if (state.failures === 0) {
    return Math.min(Math.max(flushInterval, pauseOverFlush * state.lastFlushTook), longestFlushInterval);
  }
  // Processes that lost the database together do not come back to it together.
  const backoff = Math.min(flushInterval * 2 ** state.failures, longestRetryInterval);
  return backoff * (0.5 + Math.random() / 2);
}

function schedule(): void {
  if (state.timer) return;
  open();
  state.timer = setTimeout(() => {
    state.timer = null;
    flushOnce();
  }, nextFlushIn());
  state.timer.unref();
}

function lookAtOthers(): void {
  state.takeOverIsDue = true;
  flushOnce();
}

function open(): void {
  if (state.intervals.length > 0) return;
  state.takeOverIsDue = true;
  state.intervals.push(setInterval(lookAtOthers, takeOverInterval));
  if (env.JOURNAL_SYNC_INTERVAL > 0) {
    state.intervals.push(setInterval(() => syncJournal(state.journal), env.JOURNAL_SYNC_INTERVAL));
  }
  for (const interval of state.intervals) interval.unref();
}

/** Counts what happened. One recorder a process, with a journal of its own. */
export const recorder = {
  /**
   * Counts an event. It is in the journal, where it outlives this process, before any code runs that awaits
   * the caller. Returns at once, cannot fail and does not wait on the database.
   */
  record(event: CountableEvent): void {
    try {
      const { tenantId, agentId, metric, at } = event;
      const known = state.counters.hours.get(hourOf(at))?.get(metric)?.get(tenantId)?.get(agentId);
      const counter = known ?? newCounter(event);
      const { gathering } = state;
      if (counter.count === 0) gathering.counted.push(counter);
      counter.count += 1;
      if (gathering.events === 0) gathering.since = performance.now();
      gathering.events += 1;
      state.recorded[metric] += 1;
      append(state.journal, counter.record);
      if (state.timer === null) schedule();
    } catch (error) {
      log.error({ event, error: reasonOf(error) }, "this cannot be counted");
    }
  },

  /** Begins to take over what processes that are gone left in their journals, now and from then on. */
  open(): void {
    open();
    flushOnce();
  },

  /** Resolves once everything recorded before the call was sent, or was refused by the database and is kept. */
  flush,

  /** Writes what is left, at the end of the process. What cannot be written is left to the next in the journal. */
  async close(): Promise<void> {
    for (const interval of state.intervals.splice(0)) clearInterval(interval);
    state.takeOverIsDue = false;
    if (state.timer) clearTimeout(state.timer);
    state.timer = null;
    const deadline = performance.now() + closeTimeout;
    const late = sleep(closeTimeout, undefined, { ref: false });
    do {
      await Promise.race([flush(), late]);
      // Without a journal, memory is all there is: PostgreSQL may be back in time.
    } while (pendingEvents() > 0 && state.journal.failure !== null && performance.now() < deadline);
    state.connection?.ref();
    if (pendingEvents() === 0) await abandonJournal().catch(() => undefined);
    await state.connection?.end();
  },

  health(): RecorderHealth {
    return {
      pending: pendingEvents(),
      lagSeconds: lagSeconds(),
      lastFlushAt: state.lastFlushAt,
      lastError: state.lastError,
      lastErrorCode: state.lastErrorCode,
      journalError: state.journal.failure,
      damage: state.damage,
    };
  },
};

/** What this process tells of its recorder. */
export const recorderMetrics = metricsOf(() => ({
  recorded: state.recorded,
  failedFlushes: state.failedFlushes,
  pending: pendingEvents(),
  lagSeconds: lagSeconds(),
  journalWorks: state.journal.failure === null,
}));

/** All is counted, so nobody need take the journal over. */
async function abandonJournal(): Promise<void> {
  await rm(state.journal.directory, { recursive: true, force: true });
  if (state.connection) await unregister(state.connection, state.id, state.progress);
}
