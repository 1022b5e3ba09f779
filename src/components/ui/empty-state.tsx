import type { ReactNode } from "react";

interface EmptyStateProps {
  title: string;
  /** "h1" where this is all that the page shows. */
  heading?: "h1" | "p";
  /** Why there is nothing, and what to do to have something. */
  children: ReactNode;
  action?: ReactNode;
}

export const EmptyState = ({ title, heading: Heading = "p", children, action }: EmptyStateProps) => (
  <div className="flex h-full flex-col items-center justify-center gap-2 px-4 py-10 text-center">
    <Heading className="font-medium">{title}</Heading>
    <p className="max-w-md text-balance text-muted">{children}</p>
    {action !== undefined && <div className="mt-3">{action}</div>}
  </div>
);
