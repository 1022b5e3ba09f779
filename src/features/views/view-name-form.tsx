"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import type { ReactNode } from "react";
import { useForm } from "react-hook-form";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { SaveViewInput } from "@/schemas/view";

const NameFields = SaveViewInput.pick({ name: true });

interface ViewNameFormProps {
  label: string;
  name: string;
  /** What the server said against it. */
  error: string | undefined;
  autoFocus?: boolean;
  onSubmit: (name: string) => void;
  /** The buttons, which may depend on the name that is typed. */
  children: (typed: string) => ReactNode;
}

/** Asks for the name of a view. */
export const ViewNameForm = ({
  label,
  name,
  error,
  autoFocus = false,
  onSubmit,
  children,
}: ViewNameFormProps) => {
  const form = useForm({ resolver: zodResolver(NameFields), defaultValues: { name } });
  const field = form.register("name");

  return (
    <form
      noValidate
      className="flex flex-col gap-2"
      onSubmit={form.handleSubmit(({ name: typed }) => onSubmit(typed))}
    >
      <Field label={label} error={form.formState.errors.name?.message ?? error}>
        <Input autoComplete="off" maxLength={80} autoFocus={autoFocus} {...field} />
      </Field>
      <div className="flex gap-2">{children(form.watch("name"))}</div>
    </form>
  );
};
