/** Of JSON that is not to be stored. */
export const jsonHeaders = { "content-type": "application/json", "cache-control": "no-store" };

/**
 * A response with JSON in it, never cached unless the headers say otherwise. Made with `new Response`, which
 * the API process's HTTP adapter sends without building a full Response; of `Response.json` it cannot.
 */
export function jsonResponse(
  body: unknown,
  { status = 200, headers = {} }: { status?: number; headers?: Record<string, string> } = {},
): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { ...jsonHeaders, ...headers },
  });
}
