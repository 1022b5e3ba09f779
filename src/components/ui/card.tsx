import clsx from "clsx";
import type { ComponentProps } from "react";

export const Card = ({ className, ...props }: ComponentProps<"section">) => (
  <section className={clsx("rounded-lg border bg-card default:p-5", className)} {...props} />
);
