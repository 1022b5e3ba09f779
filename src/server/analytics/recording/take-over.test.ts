import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { encodeRecord } from "@/server/analytics/recording/journal-record";
import { claim, findProgress, register } from "@/server/analytics/recording/store-increments";
import { markRegistered, takeOverJournals } from "@/server/analytics/recording/take-over";
import { query } from "@/server/testing/query";
import { env } from "~env";

let connection: Client;
let root: string;
let tenantId: string;
let recorderId: string;

beforeAll(async () => {
  connection = new Client({ connectionString: env.DATABASE_URL });
  await connection.connect();
});
afterAll(() => connection.end());

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "agentidp-journals-"));
  tenantId = uuidv7();
  recorderId = uuidv7();
  return () => rm(root, { recursive: true, force: true });
});

const records = (count: number) => {
  const increment = { tenantId, agentId: null, metric: "token_issued", hour: 3_600_000, count: 1 };
  return Buffer.concat(Array.from({ length: count }, () => encodeRecord(increment)));
};

async function leaveSegment(name: string, content: Uint8Array): Promise<void> {
  await mkdir(join(root, recorderId), { recursive: true });
  await writeFile(join(root, recorderId, name), content);
}

const look = (seen = new Map<string, string>()) => takeOverJournals(connection, root, uuidv7(), seen);

async function counted(): Promise<number> {
  const [row] = await query<{ sum: number }>(
    "SELECT coalesce(sum(count), 0)::int AS sum FROM analytics_events WHERE tenant_id = $1",
    [tenantId],
  );
  return row?.sum ?? 0;
}

/** Makes a journal look as if nothing had been recorded in it for two days. */
async function age(): Promise<void> {
  const before = new Date(Date.now() - 2 * 86_400_000);
  const directory = join(root, recorderId);
  for (const name of await readdir(directory)) await utimes(join(directory, name), before, before);
  await utimes(directory, before, before);
}

describe("the journal of a recorder that is gone", () => {
  test("is counted once, however often it is looked at, and so is what is added", async () => {
    await leaveSegment("0-0.segment", records(3));
    await leaveSegment("1-1.segment", records(4));
    await look();
    expect(await counted()).toBe(7);
    await look();
    expect(await counted()).toBe(7);
    await leaveSegment("2-2.segment", records(5));
    await Promise.all([look(), look()]);
    expect(await counted()).toBe(12);
  });

  test("is left alone while its recorder has a claim", async () => {
    await leaveSegment("0-0.segment", records(3));
    const living = new Client({ connectionString: env.DATABASE_URL });
    await living.connect();
    await claim(living, recorderId);
    await look();
    expect(await counted()).toBe(0);
    await living.end();
    await look();
    expect(await counted()).toBe(3);
  });

  test("is left alone in a database that does not know its recorder", async () => {
    await leaveSegment("0-0.segment", records(3));
    await markRegistered(join(root, recorderId));
    await look();
    expect(await counted()).toBe(0);
    await register(connection, recorderId);
    await look();
    expect(await counted()).toBe(3);
  });

  test("is removed a day later, when all of it is counted, and not before", async () => {
    await leaveSegment("0-0.segment", records(3));
    await age();
    await look();
    expect(await counted()).toBe(3);
    await look();
    expect(await readdir(root)).toEqual([recorderId]);
    await age();
    await look();
    expect(await readdir(root)).toEqual([]);
    expect(await findProgress(connection, recorderId)).toBeNull();
    expect(await counted()).toBe(3);
  });

  test("is reported where it is damaged, once, and the damaged file is kept", async () => {
    await leaveSegment("0-0.segment", Buffer.concat([records(2), Buffer.from("noise"), records(1)]));
    const place = { file: join(root, recorderId, "0-0.segment"), offset: records(2).length, length: 5 };
    expect(await look()).toEqual([place]);
    expect(await look()).toEqual([]);
    expect(await counted()).toBe(3);
    await age();
    await look();
    expect(await readdir(root)).toEqual(["damaged"]);
    expect(await readdir(join(root, "damaged"))).toEqual([`${recorderId}-0-0.segment`]);
  });

  test("is reported where nothing in it can be read", async () => {
    await leaveSegment("0-0.segment", Buffer.from("nothing but noise"));
    expect(await look()).toHaveLength(1);
    expect(await look()).toEqual([]);
  });
});
