import { DescribedText } from "@/features/api-reference/described-text";
import type { ReferenceField } from "@/features/api-reference/prepare-fields";

interface FieldListProps {
  /** Of what these are the fields. */
  label: string;
  fields: readonly ReferenceField[];
  /** Whether it is said which of them have to be there, as is to be known of what one sends. */
  saysRequired: boolean;
}

/** Fields with what they hold, and the fields within them. */
export const FieldList = ({ label, fields, saysRequired }: FieldListProps) => (
  <ul aria-label={label} className="flex flex-col">
    {fields.map((field) => (
      <li key={field.name} className="border-t py-2 first:border-t-0">
        <p className="flex flex-wrap items-baseline gap-x-2">
          <code className="wrap-anywhere font-medium font-mono text-xs">{field.name}</code>
          <span className="text-muted text-xs">{field.type}</span>
          {saysRequired && field.required && <span className="font-medium text-xs">required</span>}
        </p>
        {field.description !== undefined && <DescribedText text={field.description} />}
        {field.limits.length > 0 && (
          <p className="wrap-anywhere text-muted text-xs">{field.limits.join("; ")}</p>
        )}
        {field.fields.length > 0 && (
          <div className="mt-1 border-l pl-3">
            <FieldList label={`${label}, ${field.name}`} fields={field.fields} saysRequired={saysRequired} />
          </div>
        )}
      </li>
    ))}
  </ul>
);
