"use client";

import { useState } from "react";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";

interface MetadataFieldProps {
  value: unknown;
  /** Gets what the text means as JSON, or the text itself where it is none, for the schema to refuse. */
  onChange: (value: unknown) => void;
  error?: string | undefined;
}

/** What there is none of is an empty field, and not a pair of braces. */
const written = (value: unknown) => {
  const json = JSON.stringify(value, null, 2);
  return json === "{}" ? "" : json;
};

const parsed = (text: string): unknown => {
  try {
    return text.trim() === "" ? {} : JSON.parse(text);
  } catch {
    return text;
  }
};

export const MetadataField = ({ value, onChange, error }: MetadataFieldProps) => {
  const [text, setText] = useState(() => written(value));
  const isObject = typeof value === "object" && value !== null && !Array.isArray(value);

  return (
    <Field
      label="Metadata"
      optional
      description={'A JSON object of your own, such as {"team": "billing"}.'}
      error={error && !isObject ? 'This is not a JSON object. One looks like {"team": "billing"}.' : error}
    >
      <Textarea
        className="min-h-28 font-mono text-xs"
        spellCheck={false}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          onChange(parsed(event.target.value));
        }}
      />
    </Field>
  );
};
