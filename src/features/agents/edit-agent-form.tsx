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
import { showToast } from "@/components/ui/toast";
import { MetadataField } from "@/features/agents/metadata-field";
import { scopesError } from "@/features/agents/scopes-error";
import { ScopesField } from "@/features/agents/scopes-field";
import { type Agent, UpdateAgentInput } from "@/schemas/agent";
import { api } from "@/trpc/react";

/** Metadata is JSON of any depth, too deep for the types of form paths, and one field of the form anyway. */
interface FormValues extends Omit<z.input<typeof UpdateAgentInput>, "metadata"> {
  metadata?: unknown;
}

export const EditAgentForm = ({ agent, onDone }: { agent: Agent; onDone: () => void }) => {
  const utilities = api.useUtils();
  const updateAgent = api.agents.update.useMutation({
    onSuccess: async (updated) => {
      utilities.agents.get.setData({ agent_id: updated.agent_id }, updated);
      showToast(`${updated.name} is saved.`);
      onDone();
      await Promise.all([utilities.agents.list.invalidate(), utilities.analytics.agents.invalidate()]);
    },
  });
  const { agent_id, name, description, scopes, metadata } = agent;
  const {
    register,
    control,
    handleSubmit,
    formState: { errors },
  } = useForm({
    resolver: zodResolver<FormValues, unknown, z.output<typeof UpdateAgentInput>>(UpdateAgentInput),
    defaultValues: { agent_id, name, description, scopes, metadata },
  });

  return (
    <form
      noValidate
      onSubmit={handleSubmit((input) => updateAgent.mutate(input))}
      className="flex flex-col gap-4"
    >
      {updateAgent.error && <Notice tone="error">{updateAgent.error.message}</Notice>}
      <Field label="Name" error={errors.name?.message}>
        <Input autoFocus autoComplete="off" {...register("name")} />
      </Field>
      <Field label="Description" optional error={errors.description?.message}>
        <Textarea {...register("description", { setValueAs: (text: string) => text || null })} />
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
        <Button onClick={onDone}>Cancel</Button>
        <Button type="submit" variant="primary" pending={updateAgent.isPending}>
          Save
        </Button>
      </DialogActions>
    </form>
  );
};
