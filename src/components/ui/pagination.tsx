import { ChevronLeft, ChevronRight } from "lucide-react";
import { Button } from "@/components/ui/button";
import type { CursorPaging } from "@/components/use-cursor-paging";

interface PaginationProps {
  /** What is paged through, as in "Agents". */
  subject: string;
  paging: CursorPaging;
  nextCursor: string | null;
  pending: boolean;
}

/** The way to the next page and back; nothing where there is one page only. */
export const Pagination = ({ subject, paging, nextCursor, pending }: PaginationProps) => {
  if (paging.isFirst && nextCursor === null) return null;

  return (
    <nav aria-label={`Pages of ${subject}`} className="flex justify-end gap-2 border-t px-3 py-2">
      <Button size="small" disabled={paging.isFirst || pending} onClick={paging.goBack}>
        <ChevronLeft aria-hidden />
        Previous
      </Button>
      <Button
        size="small"
        disabled={nextCursor === null || pending}
        onClick={() => nextCursor !== null && paging.goToNext(nextCursor)}
      >
        Next
        <ChevronRight aria-hidden />
      </Button>
    </nav>
  );
};
