import { Field as FieldPrimitive } from "@base-ui/react/field";
import type { ReactNode } from "react";

interface FieldProps {
  label: string;
  /** A word on what belongs here. */
  description?: ReactNode;
  /** What is wrong with the value, and what to do about it. */
  error?: string | undefined;
  optional?: boolean;
  children: ReactNode;
}

/** A control with its label, its description and its error, wired together for assistive technology. */
export const Field = ({ label, description, error, optional = false, children }: FieldProps) => (
  <FieldPrimitive.Root invalid={error !== undefined} className="flex flex-col gap-1.5">
    <FieldPrimitive.Label className="font-medium">
      {label}
      {optional && <span className="font-normal text-muted"> (optional)</span>}
    </FieldPrimitive.Label>
    {children}
    {description !== undefined && (
      <FieldPrimitive.Description className="text-muted text-xs">{description}</FieldPrimitive.Description>
    )}
    <FieldPrimitive.Error match={error !== undefined} className="text-bad text-xs">
      {error}
    </FieldPrimitive.Error>
  </FieldPrimitive.Root>
);
