import { Field } from "@base-ui/react/field";
import clsx from "clsx";
import type { ComponentProps } from "react";
import { controlClassName } from "@/components/ui/input";

export const Textarea = ({ className, ...props }: ComponentProps<"textarea">) => (
  <Field.Control
    render={<textarea {...props} />}
    className={clsx(controlClassName, "resize-y py-2 default:min-h-20", className)}
  />
);
