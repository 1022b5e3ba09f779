"use client";

import { ScopesField } from "@/features/credentials/scopes-field";
import { managementScopes } from "@/schemas/scope";
import { scopeMeanings } from "@/schemas/scope-meanings";

interface ManagementScopesFieldProps {
  value: readonly string[];
  onChange: (scopes: string[]) => void;
  error?: string | undefined;
}

/** The scopes of an API client: those of this API by what they mean, and others by their name. */
export const ManagementScopesField = ({ value, onChange, error }: ManagementScopesFieldProps) => {
  const isOurs = (scope: string) => managementScopes.some((ours) => ours === scope);

  return (
    <>
      <fieldset className="flex flex-col">
        <legend className="mb-1.5 font-medium">What it may do here</legend>
        <div className="grid gap-x-4 sm:grid-cols-2">
          {managementScopes.map((scope) => (
            <label key={scope} className="flex items-start gap-2.5 rounded-md py-1.5">
              <input
                type="checkbox"
                className="mt-0.5 size-4 shrink-0 accent-accent"
                checked={value.includes(scope)}
                onChange={({ target }) =>
                  onChange(target.checked ? [...value, scope] : value.filter((other) => other !== scope))
                }
              />
              <span className="min-w-0">
                <span className="block">{scopeMeanings[scope]}</span>
                <code className="font-mono text-muted text-xs">{scope}</code>
              </span>
            </label>
          ))}
        </div>
      </fieldset>
      <ScopesField
        label="Other scopes"
        value={value.filter((scope) => !isOurs(scope))}
        onChange={(others) => onChange([...new Set([...value.filter(isOurs), ...others])])}
        error={error}
      />
    </>
  );
};
