import Link from "next/link";
import { useFormat } from "@/components/formatting/format-provider";
import { Table, TableCell, TableHead, TableRow } from "@/components/ui/table";
import { AgentStatus } from "@/features/agents/agent-status";
import type { Agent } from "@/schemas/agent";

export const AgentTable = ({ agents }: { agents: readonly Agent[] }) => {
  const format = useFormat();

  return (
    <Table aria-label="Agents" className="table-fixed">
      <thead>
        <tr>
          <TableHead className="pl-5 md:w-2/5">Name</TableHead>
          <TableHead className="w-32">Status</TableHead>
          <TableHead className="hidden md:table-cell">Scopes</TableHead>
          <TableHead className="hidden w-48 pr-5 text-right sm:table-cell">Registered</TableHead>
        </tr>
      </thead>
      <tbody>
        {agents.map((agent) => (
          <TableRow key={agent.agent_id}>
            <TableCell className="py-2 pl-5">
              <Link
                href={`/agents/${agent.agent_id}`}
                className="block truncate rounded-sm font-medium underline-offset-4 hover:underline"
              >
                {agent.name}
              </Link>
              {agent.description && <p className="truncate text-muted text-xs">{agent.description}</p>}
            </TableCell>
            <TableCell>
              <AgentStatus status={agent.status} />
            </TableCell>
            <TableCell className="hidden truncate font-mono text-muted text-xs md:table-cell">
              {agent.scopes.length > 0 ? agent.scopes.join(" ") : "none"}
            </TableCell>
            <TableCell className="hidden whitespace-nowrap pr-5 text-right text-muted tabular-nums sm:table-cell">
              <time dateTime={agent.created_at}>{format.dateTime(agent.created_at)}</time>
            </TableCell>
          </TableRow>
        ))}
      </tbody>
    </Table>
  );
};
