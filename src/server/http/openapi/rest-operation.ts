import { z } from "zod";
import type {
  ZodOpenApiMediaTypeObject,
  ZodOpenApiOperationObject,
  ZodOpenApiResponseObject,
} from "zod-openapi";
import type { Caller } from "@/server/api/root";
import { calledProcedure } from "@/server/http/openapi/called-procedure";
import type { DescribedHandler, OperationPlace, OperationSummary } from "@/server/http/openapi/operation";
import { type ProblemStatus, problemResponses } from "@/server/http/openapi/problem-response";
import { securityOfScope } from "@/server/http/openapi/security";
import { rowMediaTypes } from "@/server/http/row-format";

type Describe = DescribedHandler["describe"];

interface RestOperation {
  readonly about: OperationSummary;
  readonly input: z.ZodObject;
  /** Calls the procedure, with whatever input. */
  readonly call: (caller: Caller) => Promise<unknown>;
}

interface Answers {
  readonly status?: number;
  /** The answer of what has succeeded, given the procedure's output. */
  readonly answer: (output: z.ZodType) => ZodOpenApiResponseObject;
  /** How it may fail besides by its input and its caller. */
  readonly problems?: readonly ProblemStatus[];
}

/** An object with those fields of the input whose names are let through, or null where there are none. */
function fieldsOf({ shape }: z.ZodObject, accepts: (name: string) => boolean): z.ZodObject | null {
  const fields = Object.entries(shape).filter(([name]) => accepts(name));
  return fields.length > 0 ? z.strictObject(Object.fromEntries(fields)) : null;
}

/** What a procedure says of an operation, and the places that the route gives to its input. */
function describeProcedure(
  { about: { tag, ...about }, input, call }: RestOperation,
  { status = 200, answer, problems = [] }: Answers,
  { method, pathParameters }: OperationPlace,
): ZodOpenApiOperationObject {
  const { name, scope, output } = calledProcedure(call);
  const path = fieldsOf(input, (field) => pathParameters.includes(field));
  const others = fieldsOf(input, (field) => !pathParameters.includes(field));
  const body = method === "POST" || method === "PATCH" ? others : null;
  const query = body ? null : others;

  const failures: ProblemStatus[] = [
    ...(path || others ? ([400] as const) : []),
    ...(scope ? ([401, 403] as const) : []),
    ...(path ? ([404] as const) : []),
    ...(body ? ([413, 415] as const) : []),
    ...problems,
    500,
  ];
  return {
    ...about,
    tags: [tag],
    operationId: name,
    security: scope ? securityOfScope(scope, method) : [],
    requestParams: { ...(path && { path }), ...(query && { query }) },
    ...(body && { requestBody: { required: true, content: { "application/json": { schema: body } } } }),
    responses: { [status]: answer(output), ...problemResponses(failures) },
  };
}

/** An operation that answers with the output of its procedure. */
export function describeOne(
  operation: RestOperation & {
    readonly status: number;
    readonly hasLocation: boolean;
    readonly problems: readonly ProblemStatus[];
  },
): Describe {
  const { status, hasLocation, problems } = operation;
  const location = { Location: { description: "Its address.", schema: { type: "string" } } } as const;
  const answer = (output: z.ZodType): ZodOpenApiResponseObject => ({
    description: status === 201 ? "It is made." : "It is done.",
    ...(hasLocation && { headers: location }),
    content: { "application/json": { schema: output } },
  });
  return (place) => describeProcedure(operation, { status, answer, problems }, place);
}

const linkToNextPage = {
  Link: {
    description: 'The address of the next page, with rel="next" (RFC 8288); there is none on the last.',
    schema: { type: "string" },
  },
} as const;

/** An operation that answers with the items of the page that is its procedure's output. */
export function describeList(operation: RestOperation): Describe {
  const answer = (page: z.ZodType): ZodOpenApiResponseObject => {
    const items: unknown = page instanceof z.ZodObject ? page.shape.items : undefined;
    if (!(items instanceof z.ZodType)) throw new Error("A list is of a procedure that answers with a page.");
    const content = { "application/json": { schema: items } };
    return { description: "A page of them.", headers: linkToNextPage, content };
  };
  return (place) => describeProcedure(operation, { answer }, place);
}

/** An operation that answers with rows in one of several formats. */
export function describeTable(operation: RestOperation & { readonly row: z.ZodType }): Describe {
  const json: ZodOpenApiMediaTypeObject = { schema: z.array(operation.row) };
  const text: ZodOpenApiMediaTypeObject = { schema: { type: "string" } };
  const answer = (): ZodOpenApiResponseObject => ({
    description: "The rows, in the format that `Accept` asks for; JSON where it asks for none.",
    ...(operation.input.shape.cursor !== undefined && { headers: linkToNextPage }),
    content: Object.fromEntries(
      rowMediaTypes.map((type) => [type, type === "application/json" ? json : text]),
    ),
  });
  return (place) => describeProcedure(operation, { answer, problems: [406, 503] }, place);
}
