import clsx from "clsx";

/** Stands where content will be, in the content's final size. */
export const Skeleton = ({ className }: { className: string }) => (
  <div aria-hidden className={clsx("animate-pulse rounded-md bg-hover", className)} />
);
