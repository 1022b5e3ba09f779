"use client";

import { ListFilter } from "lucide-react";
import Link from "next/link";
import { useFormat } from "@/components/formatting/use-format";
import { Button } from "@/components/ui/button";
import { Table, TableCell, TableHead, TableRow } from "@/components/ui/table";
import { Tooltip } from "@/components/ui/tooltip";
import type { AuditFilters } from "@/features/audit/audit-filters";
import { describeUserAgent } from "@/features/audit/describe-user-agent";
import { prepareAuditEntry } from "@/features/audit/prepare-audit-entry";
import type { AuditEntry } from "@/schemas/audit";

interface AuditTableProps {
  entries: readonly AuditEntry[];
  onFilter: (filters: Partial<AuditFilters>) => void;
}

const AuditRow = ({ entry, onFilter }: { entry: AuditEntry; onFilter: AuditTableProps["onFilter"] }) => {
  const format = useFormat();
  const { what, who, whoKind, toWhat, href, details } = prepareAuditEntry(entry);
  const { actor, target, address, user_agent } = entry;
  const from = address ?? "an unknown address";
  const client = describeUserAgent(user_agent);
  const when = <time dateTime={entry.at}>{format.dateTime(entry.at)}</time>;

  return (
    <TableRow className="align-top">
      <TableCell className="hidden whitespace-nowrap py-2.5 pl-5 text-muted tabular-nums md:table-cell">
        {when}
      </TableCell>
      <TableCell className="hidden py-2.5 md:table-cell">
        {actor.id === null ? (
          <p className="text-muted">{who}</p>
        ) : (
          <button
            type="button"
            title="Show only what they did"
            className="block max-w-full truncate rounded-sm text-left underline-offset-4 hover:underline"
            onClick={() => onFilter({ actor: actor.id })}
          >
            {who}
          </button>
        )}
        {whoKind && <p className="text-muted text-xs">{whoKind}</p>}
      </TableCell>
      <TableCell className="py-2.5 pl-5 md:pl-3">
        <p className="break-words">
          <span className="font-medium">{what}</span>
          {toWhat !== null && ": "}
          {toWhat !== null &&
            (href ? (
              <Link href={href} className="text-accent underline underline-offset-4">
                {toWhat}
              </Link>
            ) : (
              toWhat
            ))}
        </p>
        {details && <p className="break-words text-muted text-xs">{details}</p>}
        <p className="break-words text-muted text-xs md:hidden">
          {when}, by {who}
        </p>
        <p className="break-words text-muted text-xs lg:hidden">
          from {from}, {client}
        </p>
      </TableCell>
      <TableCell className="hidden py-2.5 lg:table-cell">
        <p className="truncate font-mono text-xs leading-5">{from}</p>
        <p className="truncate text-muted text-xs" title={user_agent ?? undefined}>
          {client}
        </p>
      </TableCell>
      <TableCell className="py-1.5 pr-3 text-right">
        <Tooltip text={`Only entries about ${target.name}`}>
          <Button
            variant="quiet"
            size="icon"
            aria-label={`Only entries about ${target.name}`}
            onClick={() => onFilter({ target: target.id })}
          >
            <ListFilter aria-hidden className="text-muted" />
          </Button>
        </Tooltip>
      </TableCell>
    </TableRow>
  );
};

export const AuditTable = ({ entries, onFilter }: AuditTableProps) => (
  <Table aria-label="Audit trail" className="table-fixed">
    <thead>
      <tr>
        <TableHead className="hidden w-56 pl-5 md:table-cell">When</TableHead>
        <TableHead className="hidden w-60 md:table-cell">Who</TableHead>
        <TableHead className="pl-5 md:pl-3">What</TableHead>
        <TableHead className="hidden w-52 lg:table-cell">From</TableHead>
        <TableHead className="w-14 pr-3">
          <span className="sr-only">Filter</span>
        </TableHead>
      </tr>
    </thead>
    <tbody>
      {entries.map((entry) => (
        <AuditRow key={entry.entry_id} entry={entry} onFilter={onFilter} />
      ))}
    </tbody>
  </Table>
);
