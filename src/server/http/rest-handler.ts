import type { z } from "zod";
import { type Snapshot, takeSnapshot } from "@/server/analytics";
import { type Caller, createCaller } from "@/server/api/root";
import { admit, type Context, createContext } from "@/server/api/trpc";
import { jsonResponse } from "@/server/http/json-response";
import { calledProcedure } from "@/server/http/openapi/called-procedure";
import {
  type DescribedHandler,
  describedHandler,
  type OperationSummary,
} from "@/server/http/openapi/operation";
import type { ProblemStatus } from "@/server/http/openapi/problem-response";
import { describeList, describeOne, describeTable } from "@/server/http/openapi/rest-operation";
import { problem, problemOf } from "@/server/http/problem-details";
import { isMediaType, readText } from "@/server/http/read-text";
import type { RouteHandler } from "@/server/http/route-handler";
import { formatFor, type Row, type RowFormat, rowMediaTypes } from "@/server/http/row-format";
import { log } from "@/server/log";

type Fields = Record<string, unknown>;
type Page<Item> = { items: Item[]; next_cursor: string | null };

/** The portal's cookie counts on GET only: a form on a stranger's page can send it, but only GET is harmless. */
function contextOf(request: Request, { remoteAddress }: Parameters<RouteHandler>[1]): Context {
  const acceptSession = request.method === "GET" || request.method === "HEAD";
  return createContext({ headers: request.headers, acceptSession, remoteAddress: remoteAddress?.() });
}

/** An operation, given who calls and what they sent. */
type Operation = (context: Context, input: Fields, request: Request) => Promise<Response>;

/**
 * Has an operation answer a request: who may not call its procedure is told so before anything else that they sent is
 * looked at. Failures become problem details.
 */
function handlerOf(
  schema: z.ZodObject,
  call: (caller: Caller) => Promise<unknown>,
  operation: Operation,
): RouteHandler {
  const { scope } = calledProcedure(call);
  return async (request, routeContext) => {
    try {
      const context = contextOf(request, routeContext);
      if (scope) await admit(context, scope);
      const input = await inputOf(request, await routeContext.params, schema);
      if (input instanceof Response) return input;
      return await operation(context, input, request);
    } catch (error) {
      return problemOf(error, request);
    }
  };
}

function isObject(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Query parameters by name; one that is given more than once becomes a list, which no schema takes for one. */
function queryOf(request: Request): Fields {
  const { searchParams } = new URL(request.url);
  const values = [...new Set(searchParams.keys())].map((name) => [name, searchParams.getAll(name)] as const);
  return Object.fromEntries(values.map(([name, all]) => [name, all.length === 1 ? all[0] : all]));
}

/** The body's fields, or the response that refuses it. */
async function bodyOf(request: Request): Promise<Fields | Response> {
  if (!isMediaType(request.headers.get("content-type"), "application/json"))
    return problem(415, "Send the body as application/json.");
  const text = await readText(request);
  if (text === null) return problem(413, "Send a smaller body.");
  try {
    const body: unknown = JSON.parse(text);
    if (isObject(body)) return body;
  } catch {
    // Falls through to the same answer as JSON that is no object.
  }
  return problem(400, "Send a JSON object as the body.");
}

/**
 * The request's input: its path parameters with its body, or with its query where the method has no body or
 * the path says everything.
 */
async function inputOf(
  request: Request,
  pathParams: Fields | undefined,
  { shape }: z.ZodObject,
): Promise<Fields | Response> {
  // Next has none for a path without parameters.
  const params = pathParams ?? {};
  const writes = request.method === "POST" || request.method === "PATCH";
  const hasBody = writes && Object.keys(shape).some((name) => !Object.hasOwn(params, name));
  const fields = hasBody ? await bodyOf(request) : queryOf(request);
  if (fields instanceof Response) return fields;
  const twice = Object.keys(params).find((name) => Object.hasOwn(fields, name));
  if (twice !== undefined) return problem(400, `${twice} belongs in the path only.`);
  return { ...fields, ...params };
}

interface RestOperationOptions<Output> extends OperationSummary {
  /** 200 unless said otherwise. */
  readonly status?: number;
  /** The address of what was made. */
  readonly location?: (output: Output) => string;
  /** How it may fail besides by its input and its caller's credentials. */
  readonly problems?: readonly ProblemStatus[];
}

/**
 * A REST operation: gathers the input named by `schema` from path, query and body, has the procedure
 * validate it and do the work, and answers with its output as JSON. Failures become problem details.
 */
export function restHandler<Schema extends z.ZodObject, Output>(
  schema: Schema,
  call: (caller: Caller, input: z.input<Schema>) => Promise<Output>,
  { status = 200, location, problems = [], ...about }: RestOperationOptions<Output>,
): DescribedHandler {
  const callAny = (caller: Caller) => call(caller, {} as z.input<Schema>);
  const handler = handlerOf(schema, callAny, async (context, input) => {
    const output = await call(createCaller(context), input as z.input<Schema>);
    return jsonResponse(output, { status, headers: location ? { location: location(output) } : {} });
  });
  return describedHandler(
    handler,
    describeOne({
      about,
      input: schema,
      call: callAny,
      status,
      hasLocation: location !== undefined,
      problems,
    }),
  );
}

/** The next page's address as a Link header (RFC 8288), relative to the server that was asked. */
function linkHeader(request: Request, { next_cursor }: Page<unknown>): Record<string, string> {
  if (next_cursor === null) return {};
  const { pathname, searchParams } = new URL(request.url);
  searchParams.set("cursor", next_cursor);
  return { link: `<${pathname}?${searchParams}>; rel="next"` };
}

/** A REST list: a page of it as an array, from which a Link header leads to the next. */
export function restListHandler<Schema extends z.ZodObject, Item>(
  schema: Schema,
  call: (caller: Caller, input: z.input<Schema>) => Promise<Page<Item>>,
  about: OperationSummary,
): DescribedHandler {
  const callAny = (caller: Caller) => call(caller, {} as z.input<Schema>);
  const handler = handlerOf(schema, callAny, async (context, input, request) => {
    const page = await call(createCaller(context), input as z.input<Schema>);
    return jsonResponse(page.items, { headers: linkHeader(request, page) });
  });
  return describedHandler(handler, describeList({ about, input: schema, call: callAny }));
}

/** All pages as one body, each read from the snapshot when the client has taken the one before. */
function streamPages(
  snapshot: Snapshot,
  read: (cursor: string | undefined) => Promise<Page<Row>>,
  { begin, write, end }: RowFormat,
  columns: readonly string[],
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let cursor: string | undefined;
  // A page may be of agents of which there is nothing to tell.
  let isEmpty = true;
  let abandoned = false;
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          const { items, next_cursor } = await read(cursor);
          if (abandoned) return;
          const text = (cursor === undefined ? begin(columns) : "") + write(items, columns, isEmpty);
          isEmpty &&= items.length === 0;
          controller.enqueue(encoder.encode(next_cursor === null ? text + end : text));
          if (next_cursor !== null) {
            cursor = next_cursor;
            return;
          }
          controller.close();
        } catch (error) {
          // The status is sent: what is left is to break off, which a client can tell from an end.
          if (!abandoned) log.error({ err: error }, "an answer broke off");
          controller.error(error);
        }
        await snapshot.close();
      },
      async cancel() {
        abandoned = true;
        await snapshot.close();
      },
    },
    { highWaterMark: 0 },
  );
}

/**
 * A REST table: rows of one shape as JSON, newline-delimited JSON or CSV, as the client's Accept header has
 * it. With a `limit` or a `cursor` it is one page, and a Link header leads to the next. Without them it is
 * whole: what is longer than a page is streamed, however long, and all of it is of the same moment.
 */
export function restTableHandler<Schema extends z.ZodObject, Item extends Row>(
  schema: Schema,
  row: z.ZodObject & z.ZodType<Item>,
  call: (caller: Caller, input: z.input<Schema>) => Promise<Page<Item> | Item[]>,
  about: OperationSummary,
): DescribedHandler {
  const columns = Object.keys(row.shape);
  const readPage = async (caller: Caller, input: Fields): Promise<Page<Item>> => {
    const output = await call(caller, input as z.input<Schema>);
    return Array.isArray(output) ? { items: output, next_cursor: null } : output;
  };
  const callAny = (caller: Caller) => call(caller, {} as z.input<Schema>);
  const handler = handlerOf(schema, callAny, async (context, input, request) => {
    const page = await readPage(createCaller(context), input);

    const format = formatFor(request.headers.get("accept"));
    if (format === null) return problem(406, `Accept one of ${rowMediaTypes.join(", ")}.`);
    const headers = { "content-type": format.contentType, "cache-control": "no-store", vary: "accept" };

    const isWhole = input.limit === undefined && input.cursor === undefined;
    if (isWhole && page.next_cursor !== null) {
      if (request.method === "HEAD") return new Response(null, { headers });
      const snapshot = await takeSnapshot();
      const caller = createCaller({ ...context, snapshot });
      const read = (cursor: string | undefined) => readPage(caller, { ...input, cursor });
      return new Response(streamPages(snapshot, read, format, columns), { headers });
    }
    const text = format.begin(columns) + format.write(page.items, columns, true) + format.end;
    return new Response(text, { headers: { ...headers, ...linkHeader(request, page) } });
  });
  return describedHandler(handler, describeTable({ about, input: schema, row, call: callAny }));
}
