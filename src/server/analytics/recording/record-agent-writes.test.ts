import { uuidv7 } from "uuidv7";
import { afterEach, describe, expect, test, vi } from "vitest";
import { recorder } from "@/server/analytics";
import { database } from "@/server/db/client";
import { Prisma } from "@/server/db/generated/client";

const recorded = vi.spyOn(recorder, "record");

afterEach(() => recorded.mockClear());

const newAgent = () => ({
  tenantId: uuidv7(),
  id: uuidv7(),
  name: "An agent",
  secretDigest: new Uint8Array(32),
});

type StoredAgent = ReturnType<typeof newAgent>;

const keyOf = ({ tenantId, id }: StoredAgent) => ({ tenantId_id: { tenantId, id } });

/** Each operation of Prisma on agents that writes, on an agent that is stored, and one that is not. */
const writes: Record<string, (stored: StoredAgent, fresh: StoredAgent) => Promise<unknown>> = {
  create: (_stored, fresh) => database.agent.create({ data: fresh }),
  createMany: (_stored, fresh) => database.agent.createMany({ data: [fresh] }),
  createManyAndReturn: (_stored, fresh) => database.agent.createManyAndReturn({ data: [fresh] }),
  update: (stored) => database.agent.update({ where: keyOf(stored), data: { name: "Renamed" } }),
  updateMany: (stored) => database.agent.updateMany({ where: { id: stored.id }, data: { name: "Renamed" } }),
  updateManyAndReturn: (stored) =>
    database.agent.updateManyAndReturn({ where: { id: stored.id }, data: { name: "Renamed" } }),
  upsert: (stored) =>
    database.agent.upsert({ where: keyOf(stored), create: stored, update: { name: "Renamed" } }),
  delete: (stored) => database.agent.delete({ where: keyOf(stored) }),
  deleteMany: (stored) => database.agent.deleteMany({ where: { id: stored.id } }),
};

const reads = ["find", "count", "aggregate", "groupBy"];

/** The operations that the generated client has on agents. */
function operations(): string[] {
  return Object.keys(database.agent).filter(
    (name) => typeof Reflect.get(database.agent, name) === "function" && !name.startsWith("$"),
  );
}

describe("each operation that writes agents", () => {
  test("is tried here", () => {
    const writing = operations().filter((name) => !reads.some((read) => name.startsWith(read)));
    expect(writing.sort()).toEqual(Object.keys(writes).sort());
  });

  test.each(Object.keys(writes))(
    "%s records exactly once, or is refused and writes nothing",
    async (name) => {
      const [stored, fresh] = [newAgent(), newAgent()];
      await database.agent.create({ data: stored });
      const where = { id: { in: [stored.id, fresh.id] } };
      const before = await database.agent.findMany({ where });
      recorded.mockClear();
      const outcome = await writes[name]?.(stored, fresh).then(
        () => "written",
        (error: Error) => error.message,
      );
      const after = await database.agent.findMany({ where });
      if (outcome === "written") {
        expect(recorded).toHaveBeenCalledTimes(1);
        expect(after).not.toEqual(before);
      } else {
        expect(outcome).toContain("cannot be counted");
        expect(recorded).not.toHaveBeenCalled();
        expect(after).toEqual(before);
      }
    },
  );

  test("no other model reaches agents, so that no nested write does", () => {
    const { models } = Reflect.get(database, "_runtimeDataModel") as {
      models: Record<string, { fields: { kind: string; type: string }[] }>;
    };
    expect(Object.keys(models)).toContain(Prisma.ModelName.Agent);
    const { Agent: agent, ...others } = models;
    const relations = (fields: { kind: string; type: string }[] = []) =>
      fields.filter(({ kind }) => kind === "object").map(({ type }) => type);
    expect(relations(agent?.fields)).toEqual([]);
    for (const [name, { fields }] of Object.entries(others)) {
      expect(relations(fields), name).not.toContain(Prisma.ModelName.Agent);
    }
  });
});

describe("in the midst of a transaction", () => {
  test("a write past it is counted by itself, whatever becomes of the transaction", async () => {
    await expect(
      database.$transaction(async (transaction) => {
        await transaction.agent.create({ data: newAgent() });
        await database.agent.create({ data: newAgent() });
        throw new Error("changed my mind");
      }),
    ).rejects.toThrow("changed my mind");
    expect(recorded).toHaveBeenCalledTimes(1);
  });

  test("its own writes are counted when it has committed", async () => {
    await database.$transaction(async (transaction) => {
      await transaction.agent.create({ data: newAgent() });
      expect(recorded).not.toHaveBeenCalled();
    });
    expect(recorded).toHaveBeenCalledTimes(1);
  });
});
