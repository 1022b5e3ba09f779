import { AsyncLocalStorage } from "node:async_hooks";
import type { MetricType } from "@/schemas/analytics";
import type { CountableEvent } from "@/server/analytics/recording/increment";
import { recorder } from "@/server/analytics/recording/recorder";
import type { PrismaClient } from "@/server/db/generated/client";

/** What a transaction wrote and has not committed yet. */
const uncommitted = new AsyncLocalStorage<CountableEvent[]>();

function record(event: CountableEvent): void {
  const transaction = uncommitted.getStore();
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

function recordAgent(metric: MetricType, agent: { tenantId?: string; id?: string }): void {
  if (agent.tenantId && agent.id)
    record({ tenantId: agent.tenantId, agentId: agent.id, metric, at: new Date() });
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
        async create({ args, query }) {
          const agent = await written(args, () => query(args));
          recordAgent("agent_registered", agent);
          return agent;
        },
        async createManyAndReturn({ args, query }) {
          const agents = await written(args, () => query(args));
          for (const agent of agents) recordAgent("agent_registered", agent);
          return agents;
        },
        async update({ args, query }) {
          const agent = await written(args, () => query(args));
          recordAgent(metricOfUpdate(args.data), agent);
          return agent;
        },
        async updateManyAndReturn({ args, query }) {
          const agents = await written(args, () => query(args));
          for (const agent of agents) recordAgent(metricOfUpdate(args.data), agent);
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
        const events: CountableEvent[] = [];
        const result = await uncommitted.run(events, () => commit(...parameters));
        for (const event of events) recorder.record(event);
        return result;
      }) as unknown as typeof recording.$transaction,
    },
  });
}
