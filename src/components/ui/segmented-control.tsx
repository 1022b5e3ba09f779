interface SegmentedControlProps<Value extends string> {
  label: string;
  value: Value;
  choices: readonly { value: Value; label: string }[];
  onValueChange: (value: Value) => void;
}

/** A few choices of which one is made, side by side. */
export const SegmentedControl = <Value extends string>({
  label,
  value,
  choices,
  onValueChange,
}: SegmentedControlProps<Value>) => (
  // biome-ignore lint/a11y/useSemanticElements: a fieldset is for a form's fields.
  <div role="group" aria-label={label} className="flex rounded-md border border-input-border bg-hover p-px">
    {choices.map((choice) => (
      <button
        key={choice.value}
        type="button"
        aria-pressed={choice.value === value}
        className="h-8 flex-1 whitespace-nowrap rounded px-3 select-none aria-pressed:bg-card aria-pressed:font-medium"
        onClick={() => onValueChange(choice.value)}
      >
        {choice.label}
      </button>
    ))}
  </div>
);
