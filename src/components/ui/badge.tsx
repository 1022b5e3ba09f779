import { cva, type VariantProps } from "class-variance-authority";
import type { ReactNode } from "react";

const dotVariants = cva("size-2 rounded-full", {
  variants: { tone: { ok: "bg-ok", neutral: "border border-muted" } },
  defaultVariants: { tone: "neutral" },
});

/** A short word on a state. The dot's colour and shape repeat the word, they never replace it. */
export const StatusBadge = ({
  tone,
  children,
}: VariantProps<typeof dotVariants> & { children: ReactNode }) => (
  <span className="inline-flex items-center gap-2 whitespace-nowrap">
    <span aria-hidden className={dotVariants({ tone })} />
    {children}
  </span>
);

/** A word of code, such as a scope. */
export const CodeBadge = ({ children }: { children: ReactNode }) => (
  <code className="inline-flex h-6 max-w-full items-center gap-1 rounded-md border bg-hover px-1.5 font-mono text-xs">
    {children}
  </code>
);
