import { PrismaPg } from "@prisma/adapter-pg";
import { recordAgentWrites } from "@/server/analytics/recording/record-agent-writes";
import { PrismaClient } from "@/server/db/generated/client";
import { poolNamed } from "@/server/db/pool";

/** The database, as repositories use it: every write to an agent is counted once it has committed. */
export const database = recordAgentWrites(
  new PrismaClient({
    adapter: new PrismaPg(poolNamed("agentidp", { maximumConnections: 10 })),
    errorFormat: "minimal",
  }),
);
