import { AsyncLocalStorage } from "node:async_hooks";
import type { MetricType } from "@/schemas/analytics";
import type { CountableEvent } from "@/server/analytics/recording/increment";
import { recorder } from "@/server/analytics/recording/recorder";
import type { PrismaClient } from "@/server/db/generated/client";

/** What a transaction wrote and has not committed yet. */
const uncommitted = new AsyncLocalStorage<CountableEvent[]>();

let transactions = 0;

/** What a transaction wrote, once it is committed. */
async function writtenBy<Result>(
  transaction: () => Promise<Result>,
): Promise<{ result: Result; events: readonly CountableEvent[] }> {
  const events: CountableEvent[] = [];
  transactions += 1;
  try {
    return { result: await uncommitted.run(events, transaction), events };
  } finally {
    transactions -= 1;
    // While it is in use, Node 20 follows every promise of the process, which each token would pay for.
    if (transactions === 0) uncommitted.disable();
  }
}

/**
 * Whether a write is part of a transaction. Prisma says so to extensions in a parameter that is not in its types:
 * one made past the transaction, in its midst, commits by itself.
 */
function isInTransaction(parameters: object): boolean {
  const { __internalParams: internal } = parameters as { __internalParams?: { transaction?: unknown } };
  return internal?.transaction !== undefined;
}

function record(event: CountableEvent, parameters: object): void {
  const transaction = isInTransaction(parameters) ? uncommitted.getStore() : undefined;
  if (transaction) transaction.push(event);
  else recorder.record(event);
}

interface Selection {
  select?: { tenantId?: boolean; id?: boolean } | null | undefined;
  omit?: { tenantId?: boolean; id?: boolean } | null | undefined;
}

/** Runs a write and returns the agents it wrote; one that would not return their keys is refused beforehand. */
async function written<Result>(args: object, write: () => Promise<Result>): Promise<Result> {
  const { select, omit }: Selection = args;
  if ((select && !(select.tenantId && select.id)) || omit?.tenantId || omit?.id) {
    throw new Error("A write to an agent must return its tenantId and id, or it cannot be counted.");
  }
  return write();
}

function recordAgent(
  metric: MetricType,
  { tenantId, id }: { tenantId?: string; id?: string },
  parameters: object,
): void {
  if (tenantId && id) record({ tenantId, agentId: id, metric, at: new Date() }, parameters);
}

function metricOfUpdate(data: { status?: unknown }): MetricType {
  const status =
    typeof data.status === "object" && data.status && "set" in data.status ? data.status.set : data.status;
  return status === "deactivated" ? "agent_deactivated" : "agent_updated";
}

function refuse(operation: string): never {
  throw new Error(
    `agent.${operation} cannot tell which agents it wrote, so it cannot be counted: use an operation that returns them.`,
  );
}

/**
 * A Prisma client that counts every agent written, once it is committed: at once outside a transaction, and
 * after the commit inside one, in both forms of `$transaction`. What is rolled back is not counted.
 * Operations that do not say which agents they wrote throw before they write.
 */
export function recordAgentWrites(client: PrismaClient) {
  const recording = client.$extends({
    query: {
      agent: {
        async create(parameters) {
          const { args, query } = parameters;
          const agent = await written(args, () => query(args));
          recordAgent("agent_registered", agent, parameters);
          return agent;
        },
        async createManyAndReturn(parameters) {
          const { args, query } = parameters;
          const agents = await written(args, () => query(args));
          for (const agent of agents) recordAgent("agent_registered", agent, parameters);
          return agents;
        },
        async update(parameters) {
          const { args, query } = parameters;
          const agent = await written(args, () => query(args));
          recordAgent(metricOfUpdate(args.data), agent, parameters);
          return agent;
        },
        async updateManyAndReturn(parameters) {
          const { args, query } = parameters;
          const agents = await written(args, () => query(args));
          for (const agent of agents) recordAgent(metricOfUpdate(args.data), agent, parameters);
          return agents;
        },
        createMany: ({ operation }) => refuse(operation),
        updateMany: ({ operation }) => refuse(operation),
        upsert: ({ operation }) => refuse(operation),
        delete: ({ operation }) => refuse(operation),
        deleteMany: ({ operation }) => refuse(operation),
      },
    },
  });

  const commit = recording.$transaction.bind(recording) as (...parameters: unknown[]) => Promise<unknown>;

  return recording.$extends({
    client: {
      $transaction: (async (...parameters: unknown[]) => {
        const { result, events } = await writtenBy(() => commit(...parameters));
        for (const event of events) recorder.record(event);
        return result;
      }) as unknown as typeof recording.$transaction,
    },
  });
}
