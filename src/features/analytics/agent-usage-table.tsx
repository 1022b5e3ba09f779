import {
  createColumnHelper,
  functionalUpdate,
  rowSortingFeature,
  tableFeatures,
  useTable,
} from "@tanstack/react-table";
import { ArrowDown, ArrowUp } from "lucide-react";
import Link from "next/link";
import { useMemo } from "react";
import { useFormat } from "@/components/formatting/use-format";
import { Table, TableCell, TableHead, TableRow } from "@/components/ui/table";
import { type AgentOrder, orderOf, sortingOf } from "@/features/analytics/agent-table-state";
import { LastToken } from "@/features/analytics/last-token";
import type { PreparedAgent } from "@/features/analytics/prepare-agent-usage";
import { Sparkline } from "@/features/analytics/sparkline";
import { useAnalyticsState } from "@/features/analytics/use-analytics-state";
import type { AgentTableSort } from "@/schemas/agent-table-order";

/** What is to be said of an agent beside its name. */
const wordOn = ({ status, dormant }: PreparedAgent) => {
  if (status === "deactivated") return "deactivated";
  return dormant ? "dormant" : null;
};

const AgentCell = ({ agent }: { agent: PreparedAgent }) => {
  const { hrefOf } = useAnalyticsState();
  const word = wordOn(agent);

  return (
    <>
      <span className="flex items-center gap-2">
        {/* All of the row is the link's. */}
        <Link
          href={hrefOf(`/agents/${agent.agent_id}`)}
          className="truncate rounded-sm font-medium underline-offset-4 after:absolute after:inset-0 hover:underline"
        >
          {agent.name}
        </Link>
        {word && (
          <span className="shrink-0 rounded-full border px-1.5 text-muted text-xs leading-4.5">{word}</span>
        )}
      </span>
      <span className="block truncate text-muted text-xs sm:hidden">
        last token <LastToken hour={agent.last_token_hour} />
      </span>
    </>
  );
};

const DaysCell = ({ agent }: { agent: PreparedAgent }) => {
  const { span, today } = useAnalyticsState();
  return <Sparkline values={agent.daily_tokens} endsToday={span.to === today} />;
};

const TokensCell = ({ agent }: { agent: PreparedAgent }) => useFormat().number(agent.token_count);

const ShareCell = ({ agent: { share } }: { agent: PreparedAgent }) => {
  const format = useFormat();
  return (
    <span className="flex items-center gap-3">
      <span aria-hidden className="h-1 flex-1 overflow-hidden rounded-full bg-heat-0">
        <span className="block h-full rounded-full bg-heat-4" style={{ width: `${share * 100}%` }} />
      </span>
      <span className="min-w-12 text-right tabular-nums">{format.share(share)}</span>
    </span>
  );
};

const features = tableFeatures({ rowSortingFeature });
const column = createColumnHelper<typeof features, PreparedAgent>();

const columns = column.columns([
  column.accessor("name", {
    header: "Agent",
    sortDescFirst: false,
    cell: ({ row }) => <AgentCell agent={row.original} />,
  }),
  column.display({ id: "days", header: "Each day", cell: ({ row }) => <DaysCell agent={row.original} /> }),
  column.accessor("token_count", {
    id: "tokens",
    header: "Tokens",
    sortDescFirst: true,
    cell: ({ row }) => <TokensCell agent={row.original} />,
  }),
  column.display({
    id: "share",
    header: "Share of all tokens",
    cell: ({ row }) => <ShareCell agent={row.original} />,
  }),
  column.accessor("last_token_hour", {
    id: "last_token",
    header: "Last token, UTC",
    sortDescFirst: true,
    cell: ({ row }) => <LastToken hour={row.original.last_token_hour} />,
  }),
]);

/** Which columns there are room for, and what is where in them. */
const columnClassNames: Record<string, string> = {
  name: "pl-5",
  days: "hidden w-40 md:table-cell",
  tokens: "w-24 pr-5 text-right tabular-nums sm:w-28 sm:pr-3",
  share: "hidden w-48 xl:table-cell",
  last_token: "hidden w-44 pr-5 sm:table-cell",
};

const ariaSort = { asc: "ascending", desc: "descending" } as const;

interface AgentUsageTableProps {
  label: string;
  agents: PreparedAgent[];
  order: AgentOrder;
  onOrderChange: (order: AgentOrder) => void;
}

/** Agents and their tokens, in an order that the server makes. */
export const AgentUsageTable = ({ label, agents, order, onOrderChange }: AgentUsageTableProps) => {
  const sorting = useMemo(() => {
    const { sort, direction } = sortingOf(order);
    return [{ id: sort as string, desc: direction === "desc" }];
  }, [order]);
  const table = useTable({
    features,
    columns,
    data: agents,
    getRowId: ({ agent_id }) => agent_id,
    manualSorting: true,
    enableSortingRemoval: false,
    enableMultiSort: false,
    state: { sorting },
    onSortingChange: (change) => {
      const [first] = functionalUpdate(change, sorting);
      if (first) onOrderChange(orderOf(first.id as AgentTableSort, first.desc ? "desc" : "asc"));
    },
  });

  return (
    <Table aria-label={label} className="table-fixed">
      <thead>
        {table.getHeaderGroups().map((group) => (
          <tr key={group.id}>
            {group.headers.map((header) => {
              const sorted = header.column.getIsSorted() || null;
              const Arrow = sorted === "desc" ? ArrowDown : ArrowUp;
              const content = <table.FlexRender header={header} />;
              return (
                <TableHead
                  key={header.id}
                  className={columnClassNames[header.column.id]}
                  aria-sort={sorted ? ariaSort[sorted] : undefined}
                >
                  {header.column.getCanSort() ? (
                    <button
                      type="button"
                      className="inline-flex items-center gap-1 rounded-sm hover:text-text"
                      onClick={header.column.getToggleSortingHandler()}
                    >
                      {content}
                      {sorted && <Arrow aria-hidden className="size-3.5" />}
                    </button>
                  ) : (
                    content
                  )}
                </TableHead>
              );
            })}
          </tr>
        ))}
      </thead>
      <tbody>
        {table.getRowModel().rows.map((row) => (
          <TableRow key={row.id} className="relative">
            {row.getAllCells().map((cell) => (
              <TableCell key={cell.id} className={`h-12 ${columnClassNames[cell.column.id] ?? ""}`}>
                <table.FlexRender cell={cell} />
              </TableCell>
            ))}
          </TableRow>
        ))}
      </tbody>
    </Table>
  );
};
