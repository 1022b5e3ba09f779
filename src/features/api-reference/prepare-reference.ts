import type {
  OpenApiDocument,
  OpenApiOperation,
  OpenApiResponse,
  OpenApiSchema,
} from "@/features/api-reference/openapi-document";
import { prepareCurl } from "@/features/api-reference/prepare-curl";
import {
  exampleOf,
  prepareField,
  prepareFields,
  type ReferenceField,
  resolverOf,
} from "@/features/api-reference/prepare-fields";

interface ReferenceAccess {
  /** What proves who is asking, in words. */
  readonly description: string;
  readonly scopes: readonly { readonly name: string; readonly meaning: string }[];
}

export interface ReferenceAnswer {
  readonly status: string;
  readonly description: string;
  readonly headers: readonly { readonly name: string; readonly description: string }[];
  readonly mediaTypes: readonly string[];
  readonly isList: boolean;
  readonly fields: readonly ReferenceField[];
  /** A body as it may be; undefined where there is none or it is no JSON. */
  readonly example?: string | undefined;
}

export interface ReferenceOperation {
  /** What a link to it names, such as agents-register. */
  readonly anchor: string;
  readonly method: string;
  readonly path: string;
  readonly summary: string;
  readonly description?: string | undefined;
  /** Any one of these will do; empty where anybody may ask. */
  readonly access: readonly ReferenceAccess[];
  readonly pathParameters: readonly ReferenceField[];
  readonly queryParameters: readonly ReferenceField[];
  readonly body?: { readonly mediaType: string; readonly fields: readonly ReferenceField[] } | undefined;
  /** What is answered where all is well. */
  readonly answers: readonly ReferenceAnswer[];
  /** What is answered where it is not. */
  readonly refusals: readonly { readonly status: string; readonly description: string }[];
  readonly curl: string;
}

export interface ReferenceSection {
  readonly anchor: string;
  readonly title: string;
  readonly description?: string | undefined;
  readonly operations: readonly ReferenceOperation[];
}

export interface Reference {
  readonly introduction: string;
  readonly origin: string;
  readonly sections: readonly ReferenceSection[];
}

const anchorOf = (text: string) => text.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-");

/** The operation's id with its words apart: agents.rotateSecret as agents-rotate-secret. */
const anchorOfOperation = (operationId: string) =>
  anchorOf(operationId.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`));

const accessOf = (
  { security = [] }: OpenApiOperation,
  { components: { securitySchemes = {} } }: OpenApiDocument,
): ReferenceAccess[] =>
  security.flatMap((requirement) =>
    Object.entries(requirement).map(([name, scopes]) => {
      const scheme = securitySchemes[name];
      const meanings = Object.assign({}, ...Object.values(scheme?.flows ?? {}).map((flow) => flow.scopes));
      return {
        description: scheme?.description ?? name,
        scopes: scopes.map((scope) => ({ name: scope, meaning: meanings[scope] ?? "" })),
      };
    }),
  );

const authenticationOf = ({ security = [] }: OpenApiOperation) => {
  const schemes = security.flatMap((requirement) => Object.keys(requirement));
  if (schemes.includes("accessToken")) return "accessToken";
  return schemes.includes("clientSecretBasic") ? "clientSecret" : "none";
};

type Resolve = ReturnType<typeof resolverOf>;

const prepareAnswer = (status: string, response: OpenApiResponse, resolve: Resolve): ReferenceAnswer => {
  const content = response.content ?? {};
  const json = content["application/json"]?.schema;
  return {
    status,
    description: response.description ?? "",
    headers: Object.entries(response.headers ?? {}).map(([name, header]) => ({
      name,
      description: header.description ?? "",
    })),
    mediaTypes: Object.keys(content),
    isList: json !== undefined && resolve(json).type === "array",
    fields: json ? prepareFields(json, resolve) : [],
    example: json && JSON.stringify(exampleOf(json, resolve), null, 2),
  };
};

/** What a person would send: the fields that have to be there, and those that have an example. */
const bodyExample = (schema: OpenApiSchema, resolve: Resolve): unknown => {
  const { properties = {}, required = [] } = resolve(schema);
  const isTelling = (name: string, property: OpenApiSchema) => {
    const { examples, anyOf } = resolve(property);
    return required.includes(name) || examples !== undefined || anyOf?.some((one) => resolve(one).examples);
  };
  return Object.fromEntries(
    Object.entries(properties)
      .filter(([name, property]) => isTelling(name, property))
      .map(([name, property]) => [name, exampleOf(property, resolve)]),
  );
};

const prepareOperation = (
  { method, path, operation }: { method: string; path: string; operation: OpenApiOperation },
  document: OpenApiDocument,
  origin: string,
): ReferenceOperation => {
  const resolve = resolverOf(document);
  const parametersIn = (place: string) =>
    (operation.parameters ?? [])
      .filter((parameter) => parameter.in === place)
      .map(({ name, required = false, description, schema = {} }) => ({
        ...prepareField({ name, schema, required }, resolve),
        ...(description !== undefined && { description }),
      }));
  const [[mediaType, content] = []] = Object.entries(operation.requestBody?.content ?? {});
  const responses = Object.entries(operation.responses).map(
    ([status, response]): [string, OpenApiResponse] => {
      const name = response.$ref?.replace("#/components/responses/", "");
      return [status, (name !== undefined && document.components.responses?.[name]) || response];
    },
  );

  return {
    anchor: anchorOfOperation(operation.operationId),
    method,
    path,
    summary: operation.summary ?? operation.operationId,
    description: operation.description,
    access: accessOf(operation, document),
    pathParameters: parametersIn("path"),
    queryParameters: parametersIn("query"),
    body:
      mediaType !== undefined && content?.schema
        ? { mediaType, fields: prepareFields(content.schema, resolve) }
        : undefined,
    answers: responses
      .filter(([status]) => status.startsWith("2"))
      .map(([status, response]) => prepareAnswer(status, response, resolve)),
    refusals: responses
      .filter(([status]) => !status.startsWith("2"))
      .map(([status, { description = "" }]) => ({ status, description })),
    curl: prepareCurl({
      origin,
      method,
      path,
      query: Object.fromEntries(
        (operation.parameters ?? [])
          .filter((parameter) => parameter.in === "query" && parameter.required)
          .map(({ name, schema = {} }) => [name, String(exampleOf(schema, resolve))]),
      ),
      authentication: authenticationOf(operation),
      body: content?.schema && bodyExample(content.schema, resolve),
    }),
  };
};

/** An OpenAPI document as a page of reference: its operations by tag, in the order of the document. */
export const prepareReference = (document: OpenApiDocument): Reference => {
  const origin = document.servers[0]?.url ?? "";
  const operations = Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({ method: method.toUpperCase(), path, operation })),
  );
  return {
    introduction: document.info.description ?? "",
    origin,
    sections: document.tags.map(({ name, description }) => ({
      anchor: anchorOf(name),
      title: name,
      description,
      operations: operations
        .filter(({ operation }) => operation.tags.includes(name))
        .map((operation) => prepareOperation(operation, document, origin)),
    })),
  };
};
