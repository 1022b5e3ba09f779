/**
 * What a route file exports for a method: web standard in and out, so that it runs in the API process and
 * under Next alike. `params` holds the path's parameters, as Next hands them over.
 */
export type RouteHandler = (
  request: Request,
  context: { params: Promise<Record<string, string | string[] | undefined>> },
) => Promise<Response>;
