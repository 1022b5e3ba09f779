/**
 * What a route file exports for a method: web standard in and out, so that it runs in the API process and
 * under Next alike. `params` holds the path's parameters, as Next hands them over; `remoteAddress` is the other
 * end of the connection, which Next does not tell.
 */
export type RouteHandler = (
  request: Request,
  context: {
    params: Promise<Record<string, string | string[] | undefined>>;
    remoteAddress?: () => string | undefined;
  },
) => Promise<Response>;
