import clsx from "clsx";
import type { ComponentProps } from "react";

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
      className={clsx("w-full border-separate border-spacing-0", className)}
      {...props}
    />
  </section>
);

export const TableRow = ({ className, ...props }: ComponentProps<"tr">) => (
  <tr className={clsx("[tbody>&]:hover:bg-hover", className)} {...props} />
);

export const TableHead = ({ className, ...props }: ComponentProps<"th">) => (
  <th
    scope="col"
    className={clsx(
      "sticky top-0 h-9 whitespace-nowrap border-b bg-card font-medium text-muted text-xs default:px-3 default:text-left",
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
  <td
    className={clsx("border-b [tr:last-child>&]:border-b-0 default:h-10 default:px-3", className)}
    {...props}
  />
);
