import type { ComponentProps } from "react";
import { classNames } from "@/components/ui/class-names";

/** A table that scrolls by itself where it does not fit, its head in place, reachable by keyboard. */
export const Table = ({ className, "aria-label": label, ...props }: ComponentProps<"table">) => (
  <section
    aria-label={label}
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reachable by keyboard.
    tabIndex={0}
    className="relative scroll-shade max-h-full overflow-auto focus-visible:-outline-offset-2"
  >
    <table
      aria-label={label}
      className={classNames("w-full border-separate border-spacing-0", className)}
      {...props}
    />
  </section>
);

export const TableRow = ({ className, ...props }: ComponentProps<"tr">) => (
  <tr className={classNames("[tbody>&]:hover:bg-hover", className)} {...props} />
);

export const TableHead = ({ className, ...props }: ComponentProps<"th">) => (
  <th
    scope="col"
    className={classNames(
      "sticky top-0 h-9 whitespace-nowrap border-b bg-card px-3 text-left font-medium text-muted text-xs",
      className,
    )}
    {...props}
  />
);

/** Heads the menus of the rows; where none are offered it keeps the rows off the edge. */
export const TableActionsHead = ({ offered }: { offered: boolean }) =>
  offered ? (
    <TableHead className="w-14">
      <span className="sr-only">Actions</span>
    </TableHead>
  ) : (
    <TableHead aria-hidden className="w-2 px-0" />
  );

export const TableCell = ({ className, ...props }: ComponentProps<"td">) => (
  <td className={classNames("h-10 border-b px-3 [tr:last-child>&]:border-b-0", className)} {...props} />
);
