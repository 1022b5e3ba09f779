import { Field } from "@base-ui/react/field";
import type { ComponentProps } from "react";
import { classNames } from "@/components/ui/class-names";
import { controlClassName } from "@/components/ui/input";

export const Textarea = ({ className, ...props }: ComponentProps<"textarea">) => (
  <Field.Control
    render={<textarea {...props} />}
    className={classNames(controlClassName, "min-h-20 resize-y py-2", className)}
  />
);
