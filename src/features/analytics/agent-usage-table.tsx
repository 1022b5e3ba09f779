import Link from "next/link";
import { useFormat } from "@/components/formatting/format-provider";
import { Table, TableCell, TableHead, TableRow } from "@/components/ui/table";
import type { AgentUsage } from "@/schemas/analytics";

interface AgentUsageTableProps {
  agents: readonly AgentUsage[];
  /** The tokens of the agent with the most of them, as wide as a bar gets. */
  largestCount: number;
}

export const AgentUsageTable = ({ agents, largestCount }: AgentUsageTableProps) => {
  const format = useFormat();

  return (
    <Table aria-label="Agents and their tokens this month" className="table-fixed">
      <thead>
        <tr>
          <TableHead className="pl-5">Agent</TableHead>
          <TableHead className="w-32 pr-5 text-right sm:w-1/2">Tokens</TableHead>
        </tr>
      </thead>
      <tbody>
        {agents.map(({ agent_id, name, token_count }) => (
          <TableRow key={agent_id}>
            <TableCell className="truncate pl-5">
              <Link
                href={`/agents/${agent_id}`}
                className="rounded-sm font-medium underline-offset-4 hover:underline"
              >
                {name}
              </Link>
            </TableCell>
            <TableCell className="pr-5">
              <div className="flex items-center justify-end gap-4">
                <span
                  aria-hidden
                  className="hidden h-1.5 flex-1 overflow-hidden rounded-full bg-heat-0 sm:block"
                >
                  <span
                    className="block h-full rounded-full bg-heat-4"
                    style={{ width: `${largestCount > 0 ? (token_count / largestCount) * 100 : 0}%` }}
                  />
                </span>
                <span className="min-w-20 text-right tabular-nums">{format.number(token_count)}</span>
              </div>
            </TableCell>
          </TableRow>
        ))}
      </tbody>
    </Table>
  );
};
