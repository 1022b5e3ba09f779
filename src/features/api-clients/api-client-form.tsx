"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { Controller, useForm } from "react-hook-form";
import type { z } from "zod";
import { Button } from "@/components/ui/button";
import { DialogActions } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { ManagementScopesField } from "@/features/api-clients/management-scopes-field";
import { scopesError } from "@/features/credentials/scopes-error";
import { CreateApiClientInput } from "@/schemas/api-client";

/** What one can say of an API client. */
export type ApiClientFields = z.output<typeof CreateApiClientInput>;

interface ApiClientFormProps {
  fields: ApiClientFields;
  submit: string;
  pending: boolean;
  error: string | undefined;
  onSubmit: (fields: ApiClientFields) => void;
  onCancel: () => void;
}

/** Everything that one can say of an API client, be it new or there already. */
export const ApiClientForm = ({ fields, submit, pending, error, onSubmit, onCancel }: ApiClientFormProps) => {
  const {
    register,
    control,
    handleSubmit,
    formState: { errors },
  } = useForm({ resolver: zodResolver(CreateApiClientInput), defaultValues: fields });

  return (
    <form noValidate onSubmit={handleSubmit(onSubmit)} className="flex flex-col gap-4">
      {error !== undefined && <Notice tone="error">{error}</Notice>}
      <Field label="Name" error={errors.name?.message}>
        <Input autoComplete="off" {...register("name")} />
      </Field>
      <Controller
        control={control}
        name="scopes"
        render={({ field }) => (
          <ManagementScopesField
            value={field.value}
            onChange={field.onChange}
            error={scopesError(errors.scopes)}
          />
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
