import { parse } from "node:querystring";
import { LRUCache } from "lru-cache";
import type { ZodOpenApiResponseObject } from "zod-openapi";
import { TokenError, TokenRequest, TokenResponse } from "@/schemas/token";
import { jsonHeaders } from "@/server/http/json-response";
import {
  type DescribedHandler,
  describedHandler,
  type OperationSummary,
} from "@/server/http/openapi/operation";
import { isMediaType, readText } from "@/server/http/read-text";
import type { RouteHandler } from "@/server/http/route-handler";
import { log } from "@/server/log";
import { OAuthError, type OAuthErrorCode } from "@/server/tokens";

/** A form as a client posted it, whichever server took it. */
export interface PostedForm {
  readonly authorization: string | null;
  readonly contentType: string | null;
  /** The body, or null where it is larger than any request needs. */
  readonly body: string | null;
}

/** What goes back to the client. */
export interface FormAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** A route's handler that can also be asked without a Request, which then need not be made. */
export type FormHandler = DescribedHandler & {
  readonly answerForm: (form: PostedForm) => Promise<FormAnswer>;
};

export function takesForms(handler: RouteHandler): handler is FormHandler {
  return "answerForm" in handler;
}

/** RFC 6749 section 5.1 demands both; that no response is stored, every JSON response says already. */
const neverCached = { ...jsonHeaders, pragma: "no-cache" };

const statuses: Readonly<Record<OAuthErrorCode, number>> = {
  invalid_request: 400,
  invalid_client: 401,
  unauthorized_client: 400,
  unsupported_grant_type: 400,
  invalid_scope: 400,
  temporarily_unavailable: 503,
};

const refusalHeaders: Readonly<Record<number, FormAnswer["headers"]>> = {
  401: { ...neverCached, "www-authenticate": 'Basic realm="AgentIdP"' },
  503: { ...neverCached, "retry-after": "1" },
};

/** The one mapping of a refusal to its response (RFC 6749 section 5.2). */
function refusalOf({ code, description }: OAuthError): FormAnswer {
  const status = statuses[code];
  const headers = refusalHeaders[status] ?? neverCached;
  return { status, headers, body: JSON.stringify({ error: code, error_description: description }) };
}

/** Bodies without a secret in them are few, and say the same things again and again. */
const knownForms = new LRUCache<string, TokenRequest>({ max: 1_000 });
const longestKnownForm = 1_000;

/** What a client sent, as far as an error_description may hold it (RFC 6749 section 5.2). */
const quotable = (text: string) => text.replace(/[^\x20\x21\x23-\x5b\x5d-\x7e]/g, "?").slice(0, 100);

/**
 * The parameters of a body (RFC 6749 section 3.2): one without a value counts as omitted, one given twice is an
 * error.
 */
function parseForm(body: string): TokenRequest {
  const parameters = parse(body, "&", "=", { maxKeys: 0 });
  const given = Object.entries(parameters).map(([name, value]) => {
    const values = [value ?? ""].flat().filter((each) => each !== "");
    if (values.length > 1)
      throw new OAuthError("invalid_request", `${quotable(name)} is given more than once.`);
    return [name, values[0]] as const;
  });
  return TokenRequest.parse(Object.fromEntries(given));
}

function readForm({ contentType, body }: PostedForm): TokenRequest {
  if (!isMediaType(contentType, "application/x-www-form-urlencoded")) {
    throw new OAuthError("invalid_request", "Send the parameters as application/x-www-form-urlencoded.");
  }
  if (body === null) throw new OAuthError("invalid_request", "The request is too large.");
  const known = knownForms.get(body);
  if (known) return known;
  const form = parseForm(body);
  if (form.client_secret === undefined && body.length <= longestKnownForm) knownForms.set(body, form);
  return form;
}

/**
 * An OAuth endpoint that clients post a form to: `answer` gets the Authorization header and the form, and
 * answers in the words of RFC 6749 or throws an OAuthError.
 */
export function oauthHandler(
  answer: (authorization: string | null, form: TokenRequest) => Promise<TokenResponse>,
  { tag, ...about }: OperationSummary,
): FormHandler {
  const answerForm = async (form: PostedForm): Promise<FormAnswer> => {
    try {
      const response = await answer(form.authorization, readForm(form));
      return { status: 200, headers: neverCached, body: JSON.stringify(response) };
    } catch (error) {
      if (error instanceof OAuthError) return refusalOf(error);
      log.error({ err: error }, "the token endpoint failed");
      return refusalOf(
        new OAuthError("temporarily_unavailable", "Something failed on our side: try again shortly."),
      );
    }
  };
  const handler: RouteHandler = async (request) => {
    const { body, ...init } = await answerForm({
      authorization: request.headers.get("authorization"),
      contentType: request.headers.get("content-type"),
      body: await readText(request),
    });
    return new Response(body, init);
  };
  const refusal = (description: string): ZodOpenApiResponseObject => ({
    description,
    content: { "application/json": { schema: TokenError } },
  });
  const described = describedHandler(handler, () => ({
    ...about,
    tags: [tag],
    operationId: "oauth2.token",
    // Without a header the credentials are in the form.
    security: [{ clientSecretBasic: [] }, {}],
    requestBody: {
      required: true,
      content: { "application/x-www-form-urlencoded": { schema: TokenRequest } },
    },
    responses: {
      200: {
        description: "An access token (RFC 6749 section 5.1).",
        content: { "application/json": { schema: TokenResponse } },
      },
      400: refusal("The request is refused (RFC 6749 section 5.2)."),
      401: refusal("The client is not authenticated (RFC 6749 section 5.2)."),
      503: refusal("Something failed on the server; `Retry-After` says when to try again."),
    },
  }));
  return Object.assign(described, { answerForm });
}
