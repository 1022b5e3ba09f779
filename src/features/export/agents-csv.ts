import { prepareAgentUsage } from "@/features/analytics/prepare-agent-usage";
import type { CsvTable } from "@/features/export/csv";
import type { AgentTable } from "@/schemas/agent-table";

/** The most that the server gives at a time. */
const limit = 1_000;

type ReadPage = (page: { limit: number; cursor?: string }) => Promise<AgentTable>;

/** The rows of the table of agents, those of all its pages, in its order. */
export const agentsCsv = async (readPage: ReadPage): Promise<CsvTable> => {
  const rows: (string | number)[][] = [];
  let cursor: string | undefined;
  do {
    const page = await readPage({ limit, ...(cursor !== undefined && { cursor }) });
    for (const { agent_id, name, status, dormant, token_count, share, last_token_hour } of prepareAgentUsage(
      page,
    )) {
      rows.push([
        agent_id,
        name,
        status,
        dormant ? "dormant" : "",
        token_count,
        Number(share.toFixed(4)),
        last_token_hour ?? "",
      ]);
    }
    cursor = page.next_cursor ?? undefined;
  } while (cursor !== undefined);
  return {
    columns: ["agent_id", "name", "status", "dormant", "token_count", "share", "last_token_hour"],
    rows,
  };
};
