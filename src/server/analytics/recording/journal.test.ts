import fs from "node:fs";
import { mkdtemp, readdir, readFile, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import fc from "fast-check";
import { afterEach, describe, expect, test, vi } from "vitest";
import { addTo, type Increment, type Sums, subtract } from "@/server/analytics/recording/increment";
import {
  append,
  compact,
  createJournal,
  listSegments,
  readSums,
  removeSegments,
  startSegment,
  writeSums,
} from "@/server/analytics/recording/journal";
import { decodeRecord, encodeRecord } from "@/server/analytics/recording/journal-record";
import { log } from "@/server/log";

const seed = process.env.SEED === undefined ? undefined : Number(process.env.SEED);
const runs = Number(process.env.RUNS ?? 150);

const anId = (n: number) => `0190${String(n).padStart(4, "0")}-0000-7000-8000-000000000000`;

const increments = fc.record<Increment>({
  tenantId: fc.nat(1).map(anId),
  agentId: fc.option(fc.nat(2).map(anId)),
  metric: fc.constantFrom("token_issued", "agent_updated"),
  hour: fc.nat(3).map((hour) => hour * 3_600_000),
  count: fc.integer({ min: 1, max: 3 }),
});

const sumsOf = (events: Iterable<Increment>): Sums => {
  const sums: Sums = new Map();
  addTo(sums, events);
  return sums;
};

const sorted = (sums: Sums) => [...sums].sort(([a], [b]) => (a < b ? -1 : 1));

async function inDirectory<Result>(use: (directory: string) => Promise<Result>): Promise<Result> {
  const directory = await mkdtemp(join(tmpdir(), "agentidp-journal-"));
  try {
    return await use(directory);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

async function readJournal(directory: string, from: number) {
  return readSums((await listSegments(directory, from)).map(({ path }) => path));
}

/** The files of a directory, as a process that dies now would leave them. */
async function snapshot(directory: string): Promise<Map<string, Buffer>> {
  const files = new Map<string, Buffer>();
  for (const name of await readdir(directory)) files.set(name, await readFile(join(directory, name)));
  return files;
}

async function restore(directory: string, files: ReadonlyMap<string, Buffer>): Promise<void> {
  for (const name of await readdir(directory)) await rm(join(directory, name));
  for (const [name, content] of files) await writeFile(join(directory, name), content);
}

type Step =
  | { do: "append"; increments: Increment[] }
  | { do: "start a segment" }
  | { do: "count what is before" }
  | { do: "compact"; crash: "never" | "while it is written" | "before the old ones are removed"; at: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ do: fc.constant("append" as const), increments: fc.array(increments) }),
  },
  { weight: 3, arbitrary: fc.constant({ do: "start a segment" as const }) },
  { weight: 1, arbitrary: fc.constant({ do: "count what is before" as const }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant("compact" as const),
      crash: fc.constantFrom(
        "never" as const,
        "while it is written" as const,
        "before the old ones are removed" as const,
      ),
      at: fc.double({ min: 0, max: 1, noNaN: true }),
    }),
  },
);

const steps = fc.array(step, { maxLength: 40 });

describe("the journal against a plain list of events", () => {
  test("replays what was appended, through segments, compactions and crashes at any byte", async () => {
    await fc.assert(
      fc.asyncProperty(steps, fc.double({ min: 0, max: 1, noNaN: true }), async (plan, tornAt) => {
        await inDirectory(async (directory) => {
          const journal = createJournal(directory);
          let position = 0;
          /** The model: the events of each segment, in order. */
          const segments = new Map<number, Increment[]>();
          const expected = () =>
            sumsOf([...segments].flatMap(([n, events]) => (n >= position ? events : [])));

          for (const step of plan) {
            if (step.do === "append") {
              for (const increment of step.increments)
                append(journal, encodeRecord(increment).toString("latin1"));
              await Promise.resolve();
              const events = segments.get(journal.segment) ?? [];
              segments.set(journal.segment, [...events, ...step.increments]);
            } else if (step.do === "start a segment") {
              startSegment(journal);
            } else if (step.do === "count what is before") {
              startSegment(journal);
              position = journal.segment;
              await removeSegments(directory, position);
            } else if (step.do === "compact") {
              const before = await snapshot(directory);
              await compact(journal, position, 0);
              const after = await snapshot(directory);
              const [made] = [...after].filter(([name]) => !before.has(name));
              if (made && step.crash === "while it is written") {
                const half = made[1].subarray(0, Math.floor(made[1].length * step.at));
                await restore(directory, new Map([...before, [`${made[0]}.unfinished`, half]]));
                startSegment(journal);
              } else if (made && step.crash === "before the old ones are removed") {
                await restore(directory, new Map([...before, ...after]));
                startSegment(journal);
              }
            }
            const { sums, damage } = await readJournal(directory, position);
            expect(sorted(sums)).toEqual(sorted(expected()));
            expect(damage).toEqual([]);
          }

          startSegment(journal);
          const tail = (await listSegments(directory, position)).at(-1);
          if (!tail || tail.first !== tail.last) return;
          const { length } = await readFile(tail.path);
          const cut = Math.floor(length * tornAt);
          await truncate(tail.path, cut);
          const whole: Increment[] = [];
          let end = 0;
          for (const increment of segments.get(tail.last) ?? []) {
            const after = end + encodeRecord(increment).length;
            if (after > cut) break;
            whole.push(increment);
            end = after;
          }
          segments.set(tail.last, whole);
          const { sums, damage } = await readJournal(directory, position);
          expect(sorted(sums)).toEqual(sorted(expected()));
          expect(damage).toEqual(cut > end ? [{ file: tail.path, offset: end, length: cut - end }] : []);
        });
      }),
      { numRuns: runs, ...(seed !== undefined && { seed }) },
    );
  });

  test("keeps the good records around a changed one, and says where that is", async () => {
    const noise = fc.uint8Array({ minLength: 1, maxLength: 80 });
    await fc.assert(
      fc.asyncProperty(fc.array(increments), noise, fc.array(increments), async (before, harm, after) => {
        await inDirectory(async (directory) => {
          const file = join(directory, "0-0.segment");
          const start = Buffer.concat(before.map(encodeRecord));
          await writeFile(file, Buffer.concat([start, harm, ...after.map(encodeRecord)]));
          const { sums, damage } = await readSums([file]);
          expect(sorted(sums)).toEqual(sorted(sumsOf([...before, ...after])));
          expect(damage).toEqual([{ file, offset: start.length, length: harm.length }]);
        });
      }),
      { numRuns: runs, ...(seed !== undefined && { seed }) },
    );
  });

  test("a taker's file and what is left of the journal add up to it, however often it is taken", async () => {
    const rounds = fc.array(fc.array(increments), { maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(rounds, async (eachTime) => {
        await inDirectory(async (directory) => {
          const journal = createJournal(directory);
          const counted: Sums = new Map();
          let taken: Sums = new Map();
          for (const [n, events] of eachTime.entries()) {
            for (const increment of events) append(journal, encodeRecord(increment).toString("latin1"));
            startSegment(journal);
            await compact(journal, 0, n % 2 === 0 ? 0 : Number.POSITIVE_INFINITY);
            const { sums } = await readJournal(directory, 0);
            addTo(counted, subtract(sums, taken).values());
            await writeSums(join(directory, "some.taken"), sums);
            taken = (await readSums([join(directory, "some.taken")])).sums;
          }
          expect(sorted(counted)).toEqual(sorted(sumsOf(eachTime.flat())));
        });
      }),
      { numRuns: runs, ...(seed !== undefined && { seed }) },
    );
  });
});

describe("a record", () => {
  test("comes back as it went, and not at all with any bit of it changed", () => {
    fc.assert(
      fc.property(increments, fc.nat(), fc.nat(7), (increment, at, bit) => {
        const record = encodeRecord(increment);
        expect(decodeRecord(record, 0)).toEqual({ increment, length: record.length });
        const changed = Buffer.from(record);
        const index = at % record.length;
        changed.writeUInt8((changed.readUInt8(index) ^ (1 << bit)) & 0xff, index);
        expect(decodeRecord(changed, 0)).toBeNull();
      }),
      { ...(seed !== undefined && { seed }) },
    );
  });

  test("is refused for what cannot be counted", () => {
    const increment = { tenantId: anId(1), agentId: null, metric: "token_issued", hour: 0, count: 1 };
    expect(() => encodeRecord({ ...increment, tenantId: "acme" })).toThrow("acme is no UUID");
    expect(() => encodeRecord({ ...increment, hour: Number.NaN })).toThrow("no time");
    expect(() => encodeRecord({ ...increment, metric: "Tokens issued" })).toThrow("no name of a metric");
  });
});

describe("a journal that cannot be written", () => {
  const record = encodeRecord({
    tenantId: anId(1),
    agentId: null,
    metric: "token_issued",
    hour: 0,
    count: 1,
  }).toString("latin1");

  afterEach(() => {
    vi.restoreAllMocks();
    vi.useRealTimers();
  });

  test("says so once, however often it could be written for a moment in between, and then that it is over", async () => {
    vi.useFakeTimers({ toFake: ["performance"] });
    const failed = vi.spyOn(log, "error");
    const mended = vi.spyOn(log, "info");
    await inDirectory(async (directory) => {
      const place = join(directory, "journal");
      const journal = createJournal(place);
      const write = async () => {
        vi.advanceTimersByTime(6_000);
        append(journal, record);
        await Promise.resolve();
      };
      const failForOnce = async () => {
        startSegment(journal);
        await rm(place, { recursive: true, force: true });
        await writeFile(place, "a file where the directory should be");
        await write();
        expect(journal.failure).not.toBeNull();
        await rm(place);
      };

      for (let time = 0; time < 3; time++) {
        await failForOnce();
        await write();
        expect(journal.failure).toBeNull();
      }
      expect(failed).toHaveBeenCalledTimes(1);
      expect(mended).not.toHaveBeenCalled();

      vi.advanceTimersByTime(60_000);
      await write();
      expect(mended).toHaveBeenCalledTimes(1);
      await failForOnce();
      expect(failed).toHaveBeenCalledTimes(2);
    });
  });

  test("brings every segment that ends to the disk itself, where that is asked for", async () => {
    await inDirectory(async (directory) => {
      for (const syncs of [true, false]) {
        const journal = createJournal(join(directory, String(syncs)), { syncs });
        const sync = vi.spyOn(fs, "fdatasync");
        while (journal.segment < 2) {
          for (let n = 0; n < 1_000; n++) append(journal, record);
          await Promise.resolve();
        }
        expect(sync).toHaveBeenCalledTimes(syncs ? 2 : 0);
        startSegment(journal);
        sync.mockRestore();
      }
    });
  });

  test("is left alone for a while, then goes on in another segment", async () => {
    await inDirectory(async (directory) => {
      const place = join(directory, "journal");
      await writeFile(place, "a file where the directory should be");
      const journal = createJournal(place);
      append(journal, record);
      await Promise.resolve();
      expect(journal.failure).toMatch(/ENOTDIR|EEXIST/);

      await rm(place);
      append(journal, record);
      await Promise.resolve();
      expect(await readdir(directory)).toEqual([]);

      journal.retryAt = 0;
      append(journal, record);
      await Promise.resolve();
      expect(journal.failure).toBeNull();
      expect((await listSegments(place, 0)).map(({ path }) => basename(path))).toEqual(["0-0.segment"]);
    });
  });
});
