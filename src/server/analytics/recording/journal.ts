import fs from "node:fs";
import { mkdir, open, readdir, readFile, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { setImmediate as nextTurn } from "node:timers/promises";
import { addTo, type Increment, type Sums } from "@/server/analytics/recording/increment";
import { decodeRecord, encodeRecord } from "@/server/analytics/recording/journal-record";
import { log } from "@/server/log";

/** How large a segment grows before the next one begins, in bytes. */
const segmentSize = 8 * 1024 * 1024;

/** How much may gather in closed segments before they are compacted, in bytes. */
const compactionSize = 32 * 1024 * 1024;

/** How long a journal that cannot be written is left alone, in milliseconds. */
const retryInterval = 5_000;

/** How long a journal must have been written without a failure for its trouble to be over, in milliseconds. */
const steadyAfter = 60_000;

const gatheredSize = 64 * 1024;

/** How many records are read in one turn of the event loop. */
const recordsOfATurn = 2_000;

/**
 * What a process writes of its events before anyone is told that they happened: numbered segments in a
 * directory of its own, to which records are only ever appended.
 */
export interface Journal {
  readonly directory: string;
  /** Whether a segment is brought to the disk itself when it ends. */
  readonly syncs: boolean;
  /** The segment that is written to, or will be. */
  segment: number;
  descriptor: number | null;
  size: number;
  readonly gathered: Buffer;
  gatheredBytes: number;
  unsynced: boolean;
  /** Why it cannot be written, null while it can; and when it is tried again, by the monotonic clock. */
  failure: string | null;
  retryAt: number;
  /** Of what the log tells the beginning and the end: failures that are not a minute apart are one trouble. */
  trouble: { lastFailureAt: number } | null;
}

/** A journal that begins in the directory, which is made once there is something to write. */
export function createJournal(directory: string, { syncs = false } = {}): Journal {
  return {
    directory,
    syncs,
    segment: 0,
    descriptor: null,
    size: 0,
    gathered: Buffer.allocUnsafe(gatheredSize),
    gatheredBytes: 0,
    unsynced: false,
    failure: null,
    retryAt: 0,
    trouble: null,
  };
}

/**
 * Appends a record, whose bytes are given in Latin-1. It is in the kernel, where it outlives the process, before any
 * code runs that awaits the caller: records that one run of the event loop's microtasks brings share a write. Never
 * throws.
 */
export function append(journal: Journal, record: string): void {
  if (journal.failure !== null && performance.now() < journal.retryAt) return;
  if (journal.gatheredBytes + record.length > gatheredSize) writeGathered(journal);
  if (journal.gatheredBytes === 0) queueMicrotask(() => writeGathered(journal));
  journal.gatheredBytes += journal.gathered.write(record, journal.gatheredBytes, "latin1");
}

function writeGathered(journal: Journal): void {
  const length = journal.gatheredBytes;
  if (length === 0) return;
  journal.gatheredBytes = 0;
  try {
    journal.descriptor ??= openSegment(journal);
    const written = fs.writeSync(journal.descriptor, journal.gathered, 0, length);
    if (written < length) throw new Error(`only ${written} of ${length} bytes could be written`);
    journal.size += length;
    journal.unsynced = true;
    journal.failure = null;
    if (journal.trouble !== null && performance.now() - journal.trouble.lastFailureAt >= steadyAfter) {
      journal.trouble = null;
      log.info({ journal: journal.directory }, "the journal can be written again");
    }
    if (journal.size >= segmentSize) startSegment(journal);
  } catch (error) {
    fail(journal, error instanceof Error ? error.message : String(error));
  }
}

function openSegment({ directory, segment }: Journal): number {
  const path = pathOf(directory, segment, segment);
  try {
    return fs.openSync(path, "ax");
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "ENOENT")) throw error;
    fs.mkdirSync(directory, { recursive: true, mode: 0o700 });
    return fs.openSync(path, "ax");
  }
}

/** The events go on being counted in memory; what was half written is cut off, and never appended to again. */
function fail(journal: Journal, reason: string): void {
  if (journal.trouble === null) {
    log.error(
      { journal: journal.directory, error: reason },
      "the journal cannot be written; a crash would lose what is not in the database yet",
    );
  }
  const now = performance.now();
  journal.trouble = { lastFailureAt: now };
  journal.failure = reason;
  journal.retryAt = now + retryInterval;
  if (journal.descriptor === null) return;
  try {
    fs.ftruncateSync(journal.descriptor, journal.size);
  } catch {
    // The reader finds the half record by its checksum.
  }
  startSegment(journal);
}

/** Ends the present segment: what is appended from now on is in the next. */
export function startSegment(journal: Journal): void {
  writeGathered(journal);
  const { descriptor } = journal;
  journal.segment += 1;
  journal.descriptor = null;
  journal.size = 0;
  if (descriptor === null) return;
  const close = () => fs.close(descriptor, () => undefined);
  if (journal.syncs) fs.fdatasync(descriptor, close);
  else close();
}

/** Brings what was appended to the disk itself, where it outlives a power cut. */
export function syncJournal(journal: Journal): void {
  if (journal.descriptor === null || !journal.unsynced) return;
  journal.unsynced = false;
  fs.fdatasync(journal.descriptor, (error) => {
    if (error && error.code !== "EBADF") fail(journal, error.message);
  });
}

/** A file of records: one segment, or several that were compacted to their sums. */
export interface Segment {
  readonly path: string;
  readonly first: number;
  readonly last: number;
}

const segmentName = /^(\d+)-(\d+)\.segment$/;

function pathOf(directory: string, first: number, last: number): string {
  return join(directory, `${first}-${last}.segment`);
}

/**
 * The segments of a journal from a number on, in order. One that has been compacted with others, and was
 * not removed before its process died, is left out.
 */
export async function listSegments(directory: string, from: number): Promise<Segment[]> {
  const segments = (await namesIn(directory)).flatMap((name) => {
    const [, first, last] = segmentName.exec(name)?.map(Number) ?? [];
    if (first === undefined || last === undefined || first < from) return [];
    return [{ path: join(directory, name), first, last }];
  });
  const covers = (other: Segment, segment: Segment) =>
    other !== segment && other.first <= segment.first && other.last >= segment.last;
  return segments
    .filter((segment) => !segments.some((other) => covers(other, segment)))
    .sort((a, b) => a.first - b.first);
}

async function namesIn(directory: string): Promise<string[]> {
  try {
    return await readdir(directory);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return [];
    throw error;
  }
}

/** Bytes in a file that are no record, or one that was torn or changed. */
export interface Damage {
  readonly file: string;
  readonly offset: number;
  readonly length: number;
}

/** Sums up files of records. Good records are kept, whatever lies between them. */
export async function readSums(files: readonly string[]): Promise<{ sums: Sums; damage: Damage[] }> {
  const sums: Sums = new Map();
  const damage: Damage[] = [];
  for (const file of files) {
    const bytes = await readFile(file);
    let increments: Increment[] = [];
    let harmedFrom: number | null = null;
    let offset = 0;
    let turns = 0;
    while (offset < bytes.length) {
      const record = decodeRecord(bytes, offset);
      if (record) {
        if (harmedFrom !== null) damage.push({ file, offset: harmedFrom, length: offset - harmedFrom });
        harmedFrom = null;
        increments.push(record.increment);
        offset += record.length;
      } else {
        harmedFrom ??= offset;
        offset += 1;
      }
      turns += 1;
      if (turns % recordsOfATurn === 0) {
        addTo(sums, increments);
        increments = [];
        await nextTurn();
      }
    }
    addTo(sums, increments);
    if (harmedFrom !== null) damage.push({ file, offset: harmedFrom, length: bytes.length - harmedFrom });
  }
  return { sums, damage };
}

/** Writes sums to a file, whole or not at all, and to the disk itself. */
export async function writeSums(file: string, sums: Sums): Promise<void> {
  const unfinished = `${file}.unfinished`;
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  const handle = await open(unfinished, "w", 0o600);
  try {
    let records: Buffer[] = [];
    for (const increment of sums.values()) {
      records.push(encodeRecord(increment));
      if (records.length === recordsOfATurn) {
        await handle.appendFile(Buffer.concat(records));
        records = [];
      }
    }
    await handle.appendFile(Buffer.concat(records));
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(unfinished, file);
  await syncDirectory(dirname(file));
}

async function syncDirectory(directory: string): Promise<void> {
  // Windows has no such thing.
  if (process.platform === "win32") return;
  const handle = await open(directory, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/**
 * Replaces the closed segments from a number on by their sums, once that is worth it: so the disk holds what
 * there is to count and not each event. Segments with damage stay as they are.
 *
 * @param sizeWorthIt in bytes
 */
export async function compact(journal: Journal, from: number, sizeWorthIt = compactionSize): Promise<void> {
  const segments = (await listSegments(journal.directory, from)).filter(({ last }) => last < journal.segment);
  const [first, last] = [segments.at(0), segments.at(-1)];
  if (!first || !last || first === last) return;
  const sizes = await Promise.all(segments.map(async ({ path }) => (await fs.promises.stat(path)).size));
  const compacted = first.last > first.first ? (sizes[0] ?? 0) : 0;
  const grown = sizes.reduce((sum, size) => sum + size, 0) - compacted;
  if (grown < Math.max(sizeWorthIt, compacted)) return;

  const { sums, damage } = await readSums(segments.map(({ path }) => path));
  if (damage.length > 0) return;
  await writeSums(pathOf(journal.directory, first.first, last.last), sums);
  for (const { path } of segments) await rm(path, { force: true });
}

/** Removes the segments before a number, which have been counted. */
export async function removeSegments(directory: string, before: number): Promise<void> {
  for (const name of await namesIn(directory)) {
    const [, , last] = segmentName.exec(name)?.map(Number) ?? [];
    if (last !== undefined && last < before) await rm(join(directory, name), { force: true });
  }
}
