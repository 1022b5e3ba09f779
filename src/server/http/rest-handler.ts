import { ReadableStream as ReadableBytes } from "node:stream/web";
import type { z } from "zod";
import { type Caller, createCaller } from "@/server/api/root";
import { createContext } from "@/server/api/trpc";
import { jsonResponse } from "@/server/http/json-response";
import { problem, problemOf } from "@/server/http/problem-details";
import { isOfMediaType, readText } from "@/server/http/read-text";
import type { RouteHandler } from "@/server/http/route-handler";

type Fields = Record<string, unknown>;
type Page<Item> = { items: Item[]; next_cursor: string | null };

/** The portal's cookie counts on GET only: a form on a stranger's page can send it, but only GET is harmless. */
function callerOf(request: Request): Caller {
  const acceptSession = request.method === "GET" || request.method === "HEAD";
  return createCaller(createContext({ headers: request.headers, acceptSession }));
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
  if (!isOfMediaType(request, "application/json")) return problem(415, "Send the body as application/json.");
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

/** The request's input: its path parameters with its body, or with its query where the method has no body. */
async function inputOf(request: Request, pathParams: Fields | undefined): Promise<Fields | Response> {
  // Next has none for a path without parameters.
  const params = pathParams ?? {};
  const hasBody = request.method === "POST" || request.method === "PATCH";
  const fields = hasBody ? await bodyOf(request) : queryOf(request);
  if (fields instanceof Response) return fields;
  const twice = Object.keys(params).find((name) => Object.hasOwn(fields, name));
  if (twice !== undefined) return problem(400, `${twice} belongs in the path only.`);
  return { ...fields, ...params };
}

/**
 * A REST operation: gathers the input named by `schema` from path, query and body, has the procedure
 * validate it and do the work, and answers with its output as JSON. Failures become problem details.
 */
export function restHandler<Schema extends z.ZodType, Output>(
  _schema: Schema,
  call: (caller: Caller, input: z.input<Schema>) => Promise<Output>,
  { status = 200, location }: { status?: number; location?: (output: Output) => string } = {},
): RouteHandler {
  return async (request, { params }) => {
    try {
      const input = await inputOf(request, await params);
      if (input instanceof Response) return input;
      const output = await call(callerOf(request), input as z.input<Schema>);
      return jsonResponse(output, { status, headers: location ? { location: location(output) } : {} });
    } catch (error) {
      return problemOf(error, request);
    }
  };
}

/** The next page's address as a Link header (RFC 8288), relative to the server that was asked. */
function linkToNext(request: Request, cursor: string): string {
  const { pathname, searchParams } = new URL(request.url);
  searchParams.set("cursor", cursor);
  return `<${pathname}?${searchParams}>; rel="next"`;
}

/** All pages as one JSON array, each read when the client has taken the one before. */
function streamPages<Item>(
  first: Page<Item>,
  next: (cursor: string) => Promise<Page<Item>>,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  async function* json() {
    let page = first;
    let separator = "[";
    for (;;) {
      if (page.items.length > 0) {
        yield encoder.encode(separator + JSON.stringify(page.items).slice(1, -1));
        separator = ",";
      }
      if (page.next_cursor === null) break;
      page = await next(page.next_cursor);
    }
    yield encoder.encode(separator === "[" ? "[]" : "]");
  }
  return ReadableBytes.from(json()) as ReadableStream<Uint8Array>;
}

/**
 * A REST list as an array. With a `limit` it is one page, and a Link header leads to the next. Without one it
 * is whole and streamed, however long, unless the list is always `paged`.
 */
export function restListHandler<Schema extends z.ZodType, Item>(
  _schema: Schema,
  call: (caller: Caller, input: z.input<Schema>) => Promise<Page<Item>>,
  { paged = false }: { paged?: boolean } = {},
): RouteHandler {
  return async (request, { params }) => {
    try {
      const input = await inputOf(request, await params);
      if (input instanceof Response) return input;
      const caller = callerOf(request);
      const read = (fields: Fields) => call(caller, fields as z.input<Schema>);

      const page = await read(input);
      if (paged || input.limit !== undefined) {
        const link = page.next_cursor === null ? {} : { link: linkToNext(request, page.next_cursor) };
        return jsonResponse(page.items, { headers: link });
      }
      const whole = streamPages(page, (cursor) => read({ ...input, cursor }));
      return new Response(whole, {
        headers: { "content-type": "application/json", "cache-control": "no-store" },
      });
    } catch (error) {
      return problemOf(error, request);
    }
  };
}
