import type { ComponentProps } from "react";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";

interface NewPasswordFieldProps extends Omit<ComponentProps<typeof Input>, "type" | "autoComplete"> {
  label: string;
  error: string | undefined;
}

/** Where a password is thought up. */
export const NewPasswordField = ({ label, error, ...input }: NewPasswordFieldProps) => (
  <Field
    label={label}
    description="At least 12 characters. A few words in a row are easy to keep in mind."
    error={error}
  >
    <Input {...input} type="password" autoComplete="new-password" />
  </Field>
);
