import { existsSync } from "node:fs";
import { mkdir, readdir, rename, rm, stat, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import type { ClientBase } from "pg";
import { uuidv7 } from "uuidv7";
import { eventsOf, type Sums, subtract } from "@/server/analytics/recording/increment";
import {
  type Damage,
  listSegments,
  readSums,
  type Segment,
  writeSums,
} from "@/server/analytics/recording/journal";
import {
  claim,
  findProgress,
  type Progress,
  register,
  release,
  storeIncrements,
  unregister,
} from "@/server/analytics/recording/store-increments";
import { log } from "@/server/log";

/** How long a journal that is counted stays after its last record, in milliseconds. */
const keptFor = 24 * 3_600_000;

/** Says that the recorder of a journal is known to its database. */
const registeredFile = "registered";

/** Where segments with damage are kept when their journal is removed. */
const damagedDirectory = "damaged";

const recorderDirectory = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Marks a journal as one of a recorder that its database knows; in another database it is left alone. */
export async function markRegistered(directory: string): Promise<void> {
  await mkdir(directory, { recursive: true, mode: 0o700 });
  await writeFile(join(directory, registeredFile), "");
}

/** What was counted of a journal before, as the process that took it over left it in a file. */
export async function readTaken(directory: string, taken: string | null): Promise<Sums> {
  if (taken === null) return new Map();
  return (await readSums([join(directory, taken)])).sums;
}

/**
 * Counts what is left in the journals of recorders that hold no claim, once each, whoever else tries it at
 * the same time: PostgreSQL lets one move the recorder's progress on. Should the recorder live after all, it
 * finds what was taken in the file that its progress names, and counts the rest. A journal of which nothing is
 * left is removed a day after its last record.
 *
 * @param root the directory of all journals
 * @param ownId the recorder whose journal is left alone
 * @param seen what the last look saw of each, to leave alone what has not changed since
 * @returns what was found harmed
 * @throws Error where PostgreSQL refuses or does not answer
 */
export async function takeOverJournals(
  connection: ClientBase,
  root: string,
  ownId: string,
  seen: Map<string, string>,
): Promise<Damage[]> {
  const damage: Damage[] = [];
  const names = await readdir(root).catch(() => []);
  for (const recorderId of names) {
    if (recorderId === ownId || !recorderDirectory.test(recorderId)) continue;
    const directory = join(root, recorderId);
    const { fingerprint, changedAt } = await look(directory);
    const expired = Date.now() - changedAt > keptFor;
    if (seen.get(recorderId) === fingerprint && !expired) continue;
    if (!(await claim(connection, recorderId))) continue;
    try {
      damage.push(...(await takeOver(connection, directory, recorderId, expired)));
      seen.set(recorderId, fingerprint);
    } catch (error) {
      if (!(error instanceof UnreadableJournal)) throw error;
      log.error({ recorder: recorderId, error: error.message }, "a journal cannot be taken over yet");
    } finally {
      await release(connection, recorderId).catch(() => undefined);
    }
  }
  return damage;
}

/** A journal whose files cannot be read or added to at the moment. */
class UnreadableJournal extends Error {}

async function ofFiles<Result>(work: Promise<Result>): Promise<Result> {
  try {
    return await work;
  } catch (error) {
    throw new UnreadableJournal(error instanceof Error ? error.message : String(error), { cause: error });
  }
}

async function look(directory: string): Promise<{ fingerprint: string; changedAt: number }> {
  const segments = await listSegments(directory, 0).catch(() => []);
  const files = await Promise.all(
    [directory, ...segments.map(({ path }) => path)].map((path) => stat(path).catch(() => null)),
  );
  const changes = files.map((file) => file?.mtimeMs ?? 0);
  // The directory itself changes with what is done to a journal, its segments with what was recorded.
  const fingerprint = files
    .slice(1)
    .map((file) => `${file?.size} ${file?.mtimeMs}`)
    .join();
  return { fingerprint, changedAt: Math.max(...changes) };
}

async function takeOver(
  connection: ClientBase,
  directory: string,
  recorderId: string,
  expired: boolean,
): Promise<readonly Damage[]> {
  const progress =
    (await findProgress(connection, recorderId)) ??
    (await registerStranger(connection, directory, recorderId));
  if (progress === null) return [];

  const segments = await ofFiles(listSegments(directory, progress.position));
  const { sums, damage } = await ofFiles(readSums(segments.map(({ path }) => path)));
  const left = subtract(sums, await ofFiles(readTaken(directory, progress.taken)));

  const reported = progress.taken !== null || damage.length === 0;
  if (left.size === 0 && reported) {
    if (expired) await remove(connection, directory, recorderId, progress, segments, damage);
    return [];
  }
  for (const { file, offset, length } of damage) {
    log.error({ file, offset, length }, "the journal is damaged here; the records around it are counted");
  }
  const taken = `${uuidv7()}.taken`;
  await ofFiles(writeSums(join(directory, taken), sums));
  const increments = [...left.values()];
  if (!(await storeIncrements(connection, recorderId, increments, progress, { ...progress, taken })))
    return [];
  log.info(
    { recorder: recorderId, events: eventsOf(increments) },
    "took over the journal of a recorder that is gone",
  );
  return damage;
}

/** Where nobody could have registered the recorder yet: its process did not live to reach PostgreSQL. */
async function registerStranger(
  connection: ClientBase,
  directory: string,
  recorderId: string,
): Promise<Progress | null> {
  if (existsSync(join(directory, registeredFile))) {
    log.warn({ journal: directory }, "this journal belongs to another database; it is left alone");
    return null;
  }
  await register(connection, recorderId);
  return findProgress(connection, recorderId);
}

async function remove(
  connection: ClientBase,
  directory: string,
  recorderId: string,
  progress: Progress,
  segments: readonly Segment[],
  damage: readonly Damage[],
): Promise<void> {
  const kept = join(directory, "..", damagedDirectory);
  for (const { path } of segments.filter(({ path }) => damage.some(({ file }) => file === path))) {
    await ofFiles(mkdir(kept, { recursive: true, mode: 0o700 }));
    await ofFiles(rename(path, join(kept, `${recorderId}-${basename(path)}`)));
  }
  await ofFiles(rm(directory, { recursive: true, force: true }));
  await unregister(connection, recorderId, progress);
}
