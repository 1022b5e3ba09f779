import type { ComponentProps } from "react";
import { classNames } from "@/components/ui/class-names";

export const Card = ({ className, ...props }: ComponentProps<"section">) => (
  <section className={classNames("rounded-lg border bg-card p-5", className)} {...props} />
);
