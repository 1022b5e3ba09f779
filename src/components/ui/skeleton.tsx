import { classNames } from "@/components/ui/class-names";

/** Stands where content will be, in the content's final size. */
export const Skeleton = ({ className }: { className: string }) => (
  <div aria-hidden className={classNames("animate-pulse rounded-md bg-hover", className)} />
);
