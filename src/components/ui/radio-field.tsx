"use client";

import { Fieldset } from "@base-ui/react/fieldset";
import { Radio } from "@base-ui/react/radio";
import { RadioGroup } from "@base-ui/react/radio-group";

interface RadioFieldProps<Value extends string> {
  label: string;
  value: Value;
  /** Each with a line on what choosing it means. */
  choices: readonly { value: Value; label: string; description: string }[];
  onValueChange: (value: Value) => void;
}

/** One of a few choices that need a word of explanation each. */
export const RadioField = <Value extends string>({
  label,
  value,
  choices,
  onValueChange,
}: RadioFieldProps<Value>) => (
  <Fieldset.Root
    render={<RadioGroup value={value} onValueChange={(chosen) => onValueChange(chosen as Value)} />}
    className="flex flex-col gap-2"
  >
    <Fieldset.Legend className="font-medium">{label}</Fieldset.Legend>
    {choices.map((choice) => (
      // biome-ignore lint/a11y/noLabelWithoutControl: Radio.Root is the control.
      <label
        key={choice.value}
        className="flex cursor-pointer gap-3 rounded-md border border-input-border p-3 hover:bg-hover has-data-checked:border-accent has-data-checked:bg-hover"
      >
        <Radio.Root
          value={choice.value}
          className="mt-0.5 grid size-4 shrink-0 place-items-center rounded-full border border-input-border bg-card data-checked:border-accent data-checked:bg-accent"
        >
          <Radio.Indicator className="size-1.5 rounded-full bg-on-accent" />
        </Radio.Root>
        <span className="min-w-0">
          <span className="block font-medium">{choice.label}</span>
          <span className="block text-muted text-xs">{choice.description}</span>
        </span>
      </label>
    ))}
  </Fieldset.Root>
);
