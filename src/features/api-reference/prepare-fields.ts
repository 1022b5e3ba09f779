import type { OpenApiDocument, OpenApiSchema } from "@/features/api-reference/openapi-document";

/** A field of an object, or a parameter, in words. */
export interface ReferenceField {
  readonly name: string;
  /** What its value is, such as "string" or "array of string, or null". */
  readonly type: string;
  readonly required: boolean;
  readonly description?: string | undefined;
  /** What its value has to be besides, each a few words. */
  readonly limits: readonly string[];
  /** What is in it, where it is an object or a list of objects. */
  readonly fields: readonly ReferenceField[];
}

type Resolve = (schema: OpenApiSchema) => OpenApiSchema;

/** How deep objects within objects are told of. */
const maximumDepth = 3;

const isNull = ({ type }: OpenApiSchema) => type === "null";

const variantsOf = ({ anyOf, oneOf }: OpenApiSchema) => anyOf ?? oneOf ?? [];

const withoutNull = (schema: OpenApiSchema) => variantsOf(schema).filter((variant) => !isNull(variant));

const typesOf = ({ type }: OpenApiSchema): readonly string[] => {
  if (type === undefined) return [];
  return typeof type === "string" ? [type] : type;
};

/** What a reference leads to, with what is said beside the reference. */
export const resolverOf =
  ({ components }: OpenApiDocument): Resolve =>
  (schema) => {
    const name = schema.$ref?.replace("#/components/schemas/", "");
    const referred = name === undefined ? undefined : components.schemas?.[name];
    return referred ? { ...referred, ...schema } : schema;
  };

const formats: Readonly<Record<string, string>> = {
  date: "date",
  "date-time": "time",
  email: "e-mail address",
  uri: "URL",
  uuid: "UUID",
};

/** What a value of this schema is, in words. */
const typeInWords = (schema: OpenApiSchema, resolve: Resolve): string => {
  const resolved = resolve(schema);
  const nullable = typesOf(resolved).includes("null") || variantsOf(resolved).some(isNull);
  const orNull = nullable ? ", or null" : "";
  const variants = withoutNull(resolved);
  if (variants.length > 3) return "any JSON";
  if (variants.length > 0) {
    return [...new Set(variants.map((variant) => typeInWords(variant, resolve)))].join(" or ") + orNull;
  }
  if (resolved.const !== undefined) return JSON.stringify(resolved.const);
  const [type = "any JSON"] = typesOf(resolved).filter((name) => name !== "null");
  if (type === "array")
    return `array of ${resolved.items ? typeInWords(resolved.items, resolve) : "any JSON"}${orNull}`;
  const format = resolved.format === undefined ? undefined : formats[resolved.format];
  return (format ?? type) + orNull;
};

const limitsOf = (schema: OpenApiSchema): string[] => {
  const { minLength, maxLength, minimum, maximum, maxItems } = schema;
  const limits: string[] = [];
  if (schema.enum) limits.push(`one of ${schema.enum.map((value) => JSON.stringify(value)).join(", ")}`);
  if (maxLength !== undefined && !schema.format) {
    limits.push(minLength ? `${minLength} to ${maxLength} characters` : `at most ${maxLength} characters`);
  } else if (minLength !== undefined && minLength > 1) limits.push(`at least ${minLength} characters`);
  if (minimum !== undefined && maximum !== undefined && maximum < Number.MAX_SAFE_INTEGER) {
    limits.push(`${minimum} to ${maximum}`);
  }
  if (maxItems !== undefined) limits.push(`at most ${maxItems} entries`);
  if (schema.default !== undefined) limits.push(`${JSON.stringify(schema.default)} where it is left out`);
  return limits;
};

/** The one thing that a schema is where it is not null, as far as there is one. */
const core = (schema: OpenApiSchema, resolve: Resolve): OpenApiSchema => {
  const resolved = resolve(schema);
  const [only, ...others] = withoutNull(resolved);
  if (!only || others.length > 0) return resolved;
  const { anyOf: _, oneOf: __, ...said } = resolved;
  return { ...core(only, resolve), ...said };
};

/** The fields of an object, or of the objects of a list, and those within them. */
export const prepareFields = (schema: OpenApiSchema, resolve: Resolve, depth = 0): ReferenceField[] => {
  const object = core(schema, resolve);
  if (object.items) return prepareFields(object.items, resolve, depth);
  return Object.entries(object.properties ?? {}).map(([name, property]) =>
    prepareField(
      { name, schema: property, required: object.required?.includes(name) ?? false },
      resolve,
      depth,
    ),
  );
};

/** A field or a parameter by its schema. */
export const prepareField = (
  { name, schema, required }: { name: string; schema: OpenApiSchema; required: boolean },
  resolve: Resolve,
  depth = 0,
): ReferenceField => {
  const resolved = core(schema, resolve);
  return {
    name,
    type: typeInWords(schema, resolve),
    required,
    description: resolved.description,
    limits: limitsOf(resolved),
    fields: depth < maximumDepth ? prepareFields(resolved, resolve, depth + 1) : [],
  };
};

const stringExamples: Readonly<Record<string, string>> = {
  date: "2026-11-24",
  "date-time": "2026-11-24T09:30:00.000Z",
  email: "owner@example.com",
  uri: "https://id.example.com",
  uuid: "019ab6f2-4c1e-7a53-9d0b-5e2f8c7a1b34",
};

/** A value as the schema has it: the schema's own example, or one made of those of its parts. */
export const exampleOf = (schema: OpenApiSchema, resolve: Resolve, depth = 0): unknown => {
  const resolved = core(schema, resolve);
  const { examples, enum: values, items, properties, format } = resolved;
  if (examples && examples.length > 0) return examples[0];
  if (resolved.const !== undefined) return resolved.const;
  if (values && values.length > 0) return values[0];
  if (variantsOf(schema).some(isNull) && depth > 0) return null;
  if (depth > 6) return null;
  if (properties) {
    return Object.fromEntries(
      Object.entries(properties).map(([name, property]) => [name, exampleOf(property, resolve, depth + 1)]),
    );
  }
  switch (typesOf(resolved).find((type) => type !== "null")) {
    case "array":
      return items ? [exampleOf(items, resolve, depth + 1)] : [];
    case "object":
      return {};
    case "string":
      return stringExamples[format ?? ""] ?? "text";
    case "integer":
    case "number":
      return Math.max(resolved.minimum ?? 0, 1);
    case "boolean":
      return true;
    default:
      return null;
  }
};
