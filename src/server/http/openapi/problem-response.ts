import type { ZodOpenApiResponseObject } from "zod-openapi";
import { Problem } from "@/schemas/problem";

const meanings = {
  400: "The input is not what was asked for; `detail` names the field.",
  401: "There is no valid access token; get one at `/oauth2/token`.",
  403: "The access token lacks the scope, or the caller the role.",
  404: "There is none with this id in your organisation.",
  406: "None of the media types that `Accept` names can be had.",
  409: "What is there already stands in the way.",
  413: "The body is too large.",
  415: "The body is not `application/json`.",
  503: "It cannot be answered at the moment: `detail` says why, and what to do.",
  500: "Something failed on the server; its log says what.",
} as const;

export type ProblemStatus = keyof typeof meanings;

// One object a status, by which the document knows that two responses are the same.
const responses = new Map<number, ZodOpenApiResponseObject>(
  Object.entries(meanings).map(([status, description]) => [
    Number(status),
    {
      id: `Problem${status}`,
      description,
      content: { "application/problem+json": { schema: Problem } },
    },
  ]),
);

/** The responses of these statuses, all problem details (RFC 9457). */
export function problemResponses(
  statuses: readonly ProblemStatus[],
): Record<string, ZodOpenApiResponseObject | undefined> {
  return Object.fromEntries(statuses.map((status) => [status, responses.get(status)]));
}
