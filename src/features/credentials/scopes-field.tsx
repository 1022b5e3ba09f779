"use client";

import { X } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";

interface ScopesFieldProps {
  label?: string;
  value: readonly string[];
  onChange: (scopes: string[]) => void;
  error?: string | undefined;
}

/** Scopes, each an entry that can be taken out again. What is typed is added at a space, a comma, Enter or when leaving. */
export const ScopesField = ({ label = "Scopes", value, onChange, error }: ScopesFieldProps) => {
  const [typed, setTyped] = useState("");

  const add = (text: string) => {
    const added = text.split(/[\s,]+/).filter(Boolean);
    if (added.length > 0) onChange([...new Set([...value, ...added])]);
    setTyped("");
  };

  return (
    <div className="flex flex-col gap-2">
      <Field
        label={label}
        optional
        error={error}
        description="What its tokens may be used for, such as invoices:read. Separate them by spaces."
      >
        <Input
          className="font-mono text-xs"
          autoCapitalize="none"
          autoCorrect="off"
          spellCheck={false}
          value={typed}
          onChange={(event) => {
            const text = event.target.value;
            if (/[\s,]$/.test(text)) add(text);
            else setTyped(text);
          }}
          onKeyDown={(event) => {
            if (event.key === "Enter" && typed !== "") {
              event.preventDefault();
              add(typed);
            }
          }}
          onBlur={() => add(typed)}
        />
      </Field>
      {value.length > 0 && (
        <ul aria-label={label} className="flex flex-wrap gap-1.5">
          {value.map((scope) => (
            <li
              key={scope}
              className="flex max-w-full items-center rounded-md border bg-hover pl-2 font-mono text-xs"
            >
              <span className="truncate">{scope}</span>
              <Button
                variant="quiet"
                className="size-7 px-0"
                aria-label={`Remove the scope ${scope}`}
                onClick={() => onChange(value.filter((other) => other !== scope))}
              >
                <X aria-hidden />
              </Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
};
