import { Field } from "@base-ui/react/field";
import clsx from "clsx";
import type { ComponentProps } from "react";

/** What every control one can type into looks like. */
export const controlClassName =
  "rounded-md border border-input-border bg-card px-3 text-text placeholder:text-muted focus:outline-2 focus:outline-offset-0 focus:outline-accent data-invalid:border-bad any-pointer-coarse:text-base default:w-full";

export const Input = ({ className, ...props }: ComponentProps<"input">) => (
  <Field.Control className={clsx(controlClassName, "h-9", className)} {...props} />
);
