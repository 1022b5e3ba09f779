"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { Controller, useForm } from "react-hook-form";
import type { z } from "zod";
import { Button } from "@/components/ui/button";
import { DialogActions } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { Textarea } from "@/components/ui/textarea";
import { MetadataField } from "@/features/agents/metadata-field";
import { scopesError } from "@/features/credentials/scopes-error";
import { ScopesField } from "@/features/credentials/scopes-field";
import { RegisterAgentInput } from "@/schemas/agent";

/** What one can say of an agent. */
export type AgentFields = Required<z.output<typeof RegisterAgentInput>>;

/** Metadata is JSON of any depth, too deep for the types of form paths, and one field of the form anyway. */
interface FormValues extends Omit<z.input<typeof RegisterAgentInput>, "metadata"> {
  metadata?: unknown;
}

interface AgentFormProps {
  fields: AgentFields;
  submit: string;
  pending: boolean;
  error: string | undefined;
  onSubmit: (fields: AgentFields) => void;
  onCancel: () => void;
}

const emptyAsNull = { setValueAs: (text: string | null) => text || null };

/** Everything that one can say of an agent, be it new or there already. */
export const AgentForm = ({ fields, submit, pending, error, onSubmit, onCancel }: AgentFormProps) => {
  const {
    register,
    control,
    handleSubmit,
    formState: { errors },
  } = useForm({
    resolver: zodResolver<FormValues, unknown, z.output<typeof RegisterAgentInput>>(RegisterAgentInput),
    defaultValues: fields,
  });

  return (
    <form
      noValidate
      onSubmit={handleSubmit((input) => onSubmit({ ...fields, ...input }))}
      className="flex flex-col gap-4"
    >
      {error !== undefined && <Notice tone="error">{error}</Notice>}
      <Field label="Name" error={errors.name?.message}>
        <Input autoComplete="off" {...register("name")} />
      </Field>
      <Field label="Description" optional error={errors.description?.message}>
        <Textarea {...register("description", emptyAsNull)} />
      </Field>
      <Field
        label="Owner"
        optional
        description="Who answers for it: a team or a person."
        error={errors.owner?.message}
      >
        <Input autoComplete="off" {...register("owner", emptyAsNull)} />
      </Field>
      <Controller
        control={control}
        name="scopes"
        render={({ field }) => (
          <ScopesField
            value={field.value ?? []}
            onChange={field.onChange}
            error={scopesError(errors.scopes)}
          />
        )}
      />
      <Controller
        control={control}
        name="metadata"
        render={({ field, fieldState }) => (
          <MetadataField value={field.value} onChange={field.onChange} error={fieldState.error?.message} />
        )}
      />
      <DialogActions>
        <Button onClick={onCancel}>Cancel</Button>
        <Button type="submit" variant="primary" pending={pending}>
          {submit}
        </Button>
      </DialogActions>
    </form>
  );
};
