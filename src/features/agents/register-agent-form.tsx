"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { Controller, useForm } from "react-hook-form";
import { Button } from "@/components/ui/button";
import { DialogActions } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { Textarea } from "@/components/ui/textarea";
import { scopesError } from "@/features/agents/scopes-error";
import { ScopesField } from "@/features/agents/scopes-field";
import { type AgentWithSecret, RegisterAgentInput } from "@/schemas/agent";
import { api } from "@/trpc/react";

interface RegisterAgentFormProps {
  onCancel: () => void;
  onRegistered: (agent: AgentWithSecret) => void;
}

export const RegisterAgentForm = ({ onCancel, onRegistered }: RegisterAgentFormProps) => {
  const utilities = api.useUtils();
  const registerAgent = api.agents.register.useMutation({
    onSuccess: async (agent) => {
      onRegistered(agent);
      await Promise.all([utilities.agents.list.invalidate(), utilities.analytics.agents.invalidate()]);
    },
  });
  const {
    register,
    control,
    handleSubmit,
    formState: { errors },
  } = useForm({
    resolver: zodResolver(RegisterAgentInput),
    defaultValues: { name: "", description: null, scopes: [] },
  });

  return (
    <form
      noValidate
      onSubmit={handleSubmit((input) => registerAgent.mutate(input))}
      className="flex flex-col gap-4"
    >
      {registerAgent.error && <Notice tone="error">{registerAgent.error.message}</Notice>}
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
      <DialogActions>
        <Button onClick={onCancel}>Cancel</Button>
        <Button type="submit" variant="primary" pending={registerAgent.isPending}>
          Register
        </Button>
      </DialogActions>
    </form>
  );
};
