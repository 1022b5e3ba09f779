import { getTRPCErrorFromUnknown, initTRPC, TRPCError } from "@trpc/server";
import superjson from "superjson";
import { ZodError } from "zod";
import type { ManagementScope } from "@/schemas/scope";
import type { Snapshot } from "@/server/analytics";
import { describeInputError } from "@/server/api/describe-input-error";
import type { Actor, Origin } from "@/server/audit";
import { authenticateRequest, originOf, type Principal } from "@/server/auth";
import { DomainError, type DomainErrorCode } from "@/server/domain-error";

/** What a procedure knows of its caller. */
export interface Context {
  /**
   * Who is calling; looked up at the first call, and anew where `again` says so. Rejects with a DomainError where
   * nobody is proven.
   */
  readonly authenticate: (options?: { again: boolean }) => Promise<Principal>;
  /** Where the call came from, where it came over the network. */
  readonly origin?: Origin | undefined;
  /** What an answer that takes several calls is read from, so that it is one answer. */
  readonly snapshot?: Snapshot | undefined;
}

/**
 * The context of a request. `acceptSession` says whether the portal's cookie counts as who is calling;
 * `remoteAddress` is the one at the other end of the connection, where this process has that connection.
 */
export function createContext({
  headers,
  acceptSession,
  remoteAddress,
}: {
  headers: Headers;
  acceptSession: boolean;
  remoteAddress?: string | undefined;
}): Context {
  let principal: Promise<Principal> | null = null;
  return {
    authenticate({ again } = { again: false }) {
      if (again) principal = null;
      principal ??= authenticateRequest(headers, { acceptSession });
      return principal;
    },
    origin: originOf(headers, remoteAddress),
  };
}

const trpcCodes = {
  invalid_input: "BAD_REQUEST",
  unauthenticated: "UNAUTHORIZED",
  forbidden: "FORBIDDEN",
  not_found: "NOT_FOUND",
  conflict: "CONFLICT",
  too_many_attempts: "TOO_MANY_REQUESTS",
  unavailable: "SERVICE_UNAVAILABLE",
} as const satisfies Record<DomainErrorCode, TRPCError["code"]>;

/** The one place that turns a failure, whatever it is, into what a client may see of it. */
export function publicError(failure: unknown): TRPCError {
  const error = getTRPCErrorFromUnknown(failure);
  const { cause } = error;
  if (cause instanceof DomainError)
    return new TRPCError({ code: trpcCodes[cause.code], message: cause.message, cause });
  if (cause instanceof ZodError && error.code === "BAD_REQUEST") {
    return new TRPCError({ code: error.code, message: describeInputError(cause), cause });
  }
  if (error.code === "INTERNAL_SERVER_ERROR") {
    return new TRPCError({
      code: error.code,
      message: "Something failed on our side. Try again shortly.",
      cause,
    });
  }
  return error;
}

/** What is known of a procedure before it is called. */
export interface ProcedureMeta {
  /** The scope that a caller has to hold; none where anybody may call. */
  readonly scope?: ManagementScope;
}

const t = initTRPC
  .context<Context>()
  .meta<ProcedureMeta>()
  .create({
    transformer: superjson,
    // A line on which nothing comes is told from one that was lost, by either end.
    sse: { ping: { enabled: true, intervalMs: 5_000 }, client: { reconnectAfterInactivityMs: 15_000 } },
    errorFormatter: ({ shape }) => ({
      ...shape,
      data: { code: shape.data.code, httpStatus: shape.data.httpStatus, path: shape.data.path },
    }),
  });

export const createRouter = t.router;
export const createCallerFactory = t.createCallerFactory;

/** What a subscription sends; where it fails on the way, a client sees of that no more than of any failure. */
async function* withPublicErrors<Item>(items: AsyncIterable<Item>): AsyncGenerator<Item, void> {
  try {
    yield* items;
  } catch (error) {
    throw publicError(error);
  }
}

const isAsyncIterable = (data: unknown): data is AsyncIterable<unknown> =>
  typeof data === "object" && data !== null && Symbol.asyncIterator in data;

const unknownOrigin: Origin = { address: null, userAgent: null };

/** A procedure for anybody. */
export const publicProcedure = t.procedure.use(async ({ ctx, next, type }) => {
  const result = await next({ ctx: { origin: ctx.origin ?? unknownOrigin } });
  if (!result.ok) throw publicError(result.error);
  if (type === "subscription" && isAsyncIterable(result.data)) {
    return { ...result, data: withPublicErrors(result.data) };
  }
  return result;
});

/** Who is calling and from where, as the audit trail names it. */
function actorOf(principal: Principal, { address, userAgent }: Origin): Actor {
  const from = { scopes: principal.scopes, address, userAgent };
  switch (principal.kind) {
    case "user":
      return { kind: "member", id: principal.userId, ...from };
    case "agent":
      return { kind: "agent", id: principal.agentId, ...from };
    case "apiClient":
      return { kind: "api_client", id: principal.clientId, ...from };
  }
}

/**
 * Who is calling, where they hold the scope.
 *
 * @throws DomainError `unauthenticated` or `forbidden`
 */
export async function admit(
  { authenticate }: Pick<Context, "authenticate">,
  scope: ManagementScope,
  options?: { again: boolean },
): Promise<Principal> {
  const principal = await authenticate(options);
  if (principal.scopes.has(scope)) return principal;
  throw new DomainError("forbidden", `This needs the scope ${scope}, which the caller does not hold.`);
}

/**
 * A procedure for a caller who holds the scope, through an access token or a role. The tenant is the one of
 * the caller's credentials. Everybody else gets UNAUTHORIZED or FORBIDDEN before the input is looked at.
 */
export const tenantProcedure = (scope: ManagementScope) =>
  publicProcedure.meta({ scope }).use(async ({ ctx, next }) => {
    const principal = await admit(ctx, scope);
    const admitAgain = () => admit(ctx, scope, { again: true });
    return next({
      ctx: { admitAgain, principal, tenantId: principal.tenantId, actor: actorOf(principal, ctx.origin) },
    });
  });

/**
 * A procedure for a member who signed in at the portal, in whatever role: it is about that person. Everybody else
 * gets UNAUTHORIZED or FORBIDDEN before the input is looked at.
 */
export const memberProcedure = publicProcedure.use(async ({ ctx, next }) => {
  const principal = await ctx.authenticate();
  if (principal.kind !== "user") {
    throw new DomainError("forbidden", "This is for members who signed in at the portal.");
  }
  const { tenantId, role } = principal;
  return next({ ctx: { tenantId, role, actor: actorOf(principal, ctx.origin) } });
});
