import Link from "next/link";
import { useFormat } from "@/components/formatting/use-format";
import { Table, TableActionsHead, TableCell, TableHead, TableRow } from "@/components/ui/table";
import type { AgentAction } from "@/features/agents/agent-dialogs";
import { AgentRowMenu } from "@/features/agents/agent-row-menu";
import { AgentStatus } from "@/features/agents/agent-status";
import { useKeptQuery } from "@/features/analytics/use-kept-query";
import { SecretAge } from "@/features/credentials/secret-age";
import type { Agent } from "@/schemas/agent";

interface AgentTableProps {
  agents: readonly Agent[];
  /** Given to who may change agents. */
  onAction?: ((agent: Agent, action: AgentAction) => void) | undefined;
}

export const AgentTable = ({ agents, onAction }: AgentTableProps) => {
  const format = useFormat();
  const query = useKeptQuery();

  return (
    <Table aria-label="Agents" className="table-fixed">
      <thead>
        <tr>
          <TableHead className="pl-5">Name</TableHead>
          <TableHead className="hidden w-32 sm:table-cell">Status</TableHead>
          <TableHead className="hidden w-40 md:table-cell">Owner</TableHead>
          <TableHead className="hidden w-44 2xl:table-cell">Scopes</TableHead>
          <TableHead className="hidden w-28 text-right sm:table-cell">Secret’s age</TableHead>
          <TableHead className="hidden w-52 text-right md:table-cell">Registered</TableHead>
          <TableActionsHead offered={onAction !== undefined} />
        </tr>
      </thead>
      <tbody>
        {agents.map((agent) => (
          <TableRow key={agent.agent_id}>
            <TableCell className="py-2 pl-5">
              <Link
                href={`/agents/${agent.agent_id}${query}`}
                className="block truncate rounded-sm font-medium underline-offset-4 hover:underline"
              >
                {agent.name}
              </Link>
              {agent.description && (
                <p className="hidden truncate text-muted text-xs sm:block">{agent.description}</p>
              )}
              <p className="text-muted text-xs sm:hidden">
                <AgentStatus status={agent.status} />
              </p>
            </TableCell>
            <TableCell className="hidden sm:table-cell">
              <AgentStatus status={agent.status} />
            </TableCell>
            <TableCell className="hidden truncate md:table-cell" title={agent.owner ?? undefined}>
              {agent.owner ?? <span className="text-muted">none</span>}
            </TableCell>
            <TableCell
              className="hidden truncate font-mono text-muted text-xs 2xl:table-cell"
              title={agent.scopes.join(" ") || undefined}
            >
              {agent.scopes.length > 0 ? agent.scopes.join(" ") : "none"}
            </TableCell>
            <TableCell className="hidden whitespace-nowrap text-right text-muted tabular-nums sm:table-cell">
              {agent.status === "active" ? <SecretAge createdAt={agent.secret_created_at} /> : "no use"}
            </TableCell>
            <TableCell className="hidden whitespace-nowrap text-right text-muted tabular-nums md:table-cell">
              <time dateTime={agent.created_at}>{format.dateTime(agent.created_at)}</time>
            </TableCell>
            <TableCell className={onAction ? "text-right" : "px-0"}>
              {onAction && <AgentRowMenu agent={agent} onAction={(action) => onAction(agent, action)} />}
            </TableCell>
          </TableRow>
        ))}
      </tbody>
    </Table>
  );
};
