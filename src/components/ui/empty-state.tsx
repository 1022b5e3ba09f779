import type { ReactNode } from "react";

interface EmptyStateProps {
  title: string;
  /** Why there is nothing, and what to do to have something. */
  children: ReactNode;
  action?: ReactNode;
}

export const EmptyState = ({ title, children, action }: EmptyStateProps) => (
  <div className="flex h-full flex-col items-center justify-center gap-2 px-4 py-10 text-center">
    <p className="font-medium">{title}</p>
    <p className="max-w-md text-balance text-muted">{children}</p>
    {action !== undefined && <div className="mt-3">{action}</div>}
  </div>
);
