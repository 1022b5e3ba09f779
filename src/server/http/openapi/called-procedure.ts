import type { AnyProcedure } from "@trpc/server";
import { z } from "zod";
import { appRouter, type Caller } from "@/server/api/root";
import type { ProcedureMeta } from "@/server/api/trpc";

/** What is known of a procedure without calling it. */
interface CalledProcedure {
  /** Its path in the router, such as "agents.register". */
  readonly name: string;
  readonly scope: ProcedureMeta["scope"];
  readonly output: z.ZodType;
}

/**
 * The procedure that a route calls: the route is run with a caller that calls nothing, and only notes what was
 * called. So a document can say of a route what its procedure says, and never anything else.
 *
 * @throws Error where it calls none, or one without an output
 */
export function calledProcedure(call: (caller: Caller) => Promise<unknown>): CalledProcedure {
  const path: string[] = [];
  const unanswered = new Promise<never>(() => undefined);
  const noting: object = new Proxy(() => unanswered, {
    get(_, property) {
      path.push(String(property));
      return noting;
    },
  });
  call(noting as Caller);
  const name = path.join(".");
  const procedures: Readonly<Record<string, unknown>> = appRouter._def.procedures;
  const procedure = procedures[name] as AnyProcedure | undefined;
  const definition: { meta?: unknown; output?: unknown } | undefined = procedure?._def;
  if (!(definition?.output instanceof z.ZodType)) throw new Error(`${name} is no procedure with an output.`);
  return { name, scope: (definition.meta as ProcedureMeta | undefined)?.scope, output: definition.output };
}
