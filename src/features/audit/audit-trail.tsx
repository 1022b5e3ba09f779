"use client";

import { keepPreviousData } from "@tanstack/react-query";
import { useQueryStates } from "nuqs";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { useCursorPaging } from "@/components/use-cursor-paging";
import { type AuditFilters, auditFilterParsers, auditInput } from "@/features/audit/audit-filters";
import { AuditTable } from "@/features/audit/audit-table";
import { AuditToolbar } from "@/features/audit/audit-toolbar";
import { AuditRowsSkeleton } from "@/features/audit/audit-trail-skeleton";
import { auditIntroduction } from "@/features/audit/introduction";
import { api } from "@/trpc/react";

const noFilters: AuditFilters = { actor: null, action: null, target: null, day: null };

export const AuditTrail = () => {
  const [filters, setFilters] = useQueryStates(auditFilterParsers, { history: "push" });
  const paging = useCursorPaging(JSON.stringify(filters));
  const trail = api.audit.list.useQuery(
    { ...auditInput(filters), cursor: paging.cursor },
    { placeholderData: keepPreviousData },
  );
  const entries = trail.data?.items ?? [];
  const filter = (changes: Partial<AuditFilters>) => void setFilters(changes);

  const nameOf = (id: string) => {
    const known = entries.flatMap(({ actor, target }) => [actor, target]).find((one) => one.id === id);
    return known?.name ?? `the id ${id.slice(0, 8)}…`;
  };

  const content = () => {
    if (trail.isPending) return <AuditRowsSkeleton />;
    if (!trail.data) {
      return (
        <ErrorState
          title="The audit trail could not be read"
          message={trail.error.message}
          pending={trail.isFetching}
          onRetry={() => trail.refetch()}
        />
      );
    }
    // Everybody who reads this has signed in, so that without a filter there is always an entry.
    if (entries.length === 0) {
      return (
        <EmptyState
          title="No entry matches"
          action={<Button onClick={() => filter(noFilters)}>Show all entries</Button>}
        >
          Nothing of this kind was done, or not by them, to this or on this day.
        </EmptyState>
      );
    }
    return (
      <>
        <AuditTable entries={entries} onFilter={filter} />
        <Pagination
          subject="the audit trail"
          paging={paging}
          nextCursor={trail.data.next_cursor}
          pending={trail.isPlaceholderData}
        />
      </>
    );
  };

  return (
    <>
      <PageHeader {...auditIntroduction} />
      <AuditToolbar filters={filters} onFilter={filter} nameOf={nameOf} />
      <Card className="overflow-hidden p-0" aria-busy={trail.isFetching}>
        {content()}
      </Card>
    </>
  );
};
