import clsx from "clsx";
import type { ComponentProps } from "react";

// Its padding gives way to any other: it has no specificity.
export const Card = ({ className, ...props }: ComponentProps<"section">) => (
  <section className={clsx("rounded-lg border bg-card [:where(&)]:p-5", className)} {...props} />
);
