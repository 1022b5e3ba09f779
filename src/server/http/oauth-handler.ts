import type { ZodOpenApiResponseObject } from "zod-openapi";
import { TokenError, TokenRequest, TokenResponse } from "@/schemas/token";
import { jsonResponse } from "@/server/http/json-response";
import {
  type DescribedHandler,
  describedHandler,
  type OperationSummary,
} from "@/server/http/openapi/operation";
import { isOfMediaType, readText } from "@/server/http/read-text";
import type { RouteHandler } from "@/server/http/route-handler";
import { log } from "@/server/log";
import { OAuthError, type OAuthErrorCode } from "@/server/tokens";

/** RFC 6749 section 5.1 demands both; that no response is stored, every JSON response says already. */
const neverCached = { pragma: "no-cache" };

const statuses: Readonly<Record<OAuthErrorCode, number>> = {
  invalid_request: 400,
  invalid_client: 401,
  unauthorized_client: 400,
  unsupported_grant_type: 400,
  invalid_scope: 400,
  temporarily_unavailable: 503,
};

/** The one mapping of a refusal to its response (RFC 6749 section 5.2). */
function errorResponse({ code, description }: OAuthError): Response {
  const status = statuses[code];
  const headers: Record<string, string> = { ...neverCached };
  if (status === 401) headers["www-authenticate"] = 'Basic realm="AgentIdP"';
  if (status === 503) headers["retry-after"] = "1";
  return jsonResponse({ error: code, error_description: description }, { status, headers });
}

/**
 * The parameters of a form (RFC 6749 section 3.2): one without a value counts as omitted, one given twice is
 * an error.
 */
async function readForm(request: Request): Promise<TokenRequest> {
  if (!isOfMediaType(request, "application/x-www-form-urlencoded")) {
    throw new OAuthError("invalid_request", "Send the parameters as application/x-www-form-urlencoded.");
  }
  const text = await readText(request);
  if (text === null) throw new OAuthError("invalid_request", "The request is too large.");
  const parameters: Record<string, string> = Object.create(null);
  for (const [name, value] of new URLSearchParams(text)) {
    if (value === "") continue;
    if (name in parameters) throw new OAuthError("invalid_request", `${name} is given more than once.`);
    parameters[name] = value;
  }
  return TokenRequest.parse(parameters);
}

/**
 * An OAuth endpoint that clients post a form to: `answer` gets the Authorization header and the form, and
 * answers in the words of RFC 6749 or throws an OAuthError.
 */
export function oauthHandler(
  answer: (authorization: string | null, form: TokenRequest) => Promise<TokenResponse>,
  { tag, ...about }: OperationSummary,
): DescribedHandler {
  const handler: RouteHandler = async (request) => {
    try {
      const form = await readForm(request);
      return jsonResponse(await answer(request.headers.get("authorization"), form), { headers: neverCached });
    } catch (error) {
      if (error instanceof OAuthError) return errorResponse(error);
      log.error({ err: error }, "the token endpoint failed");
      return errorResponse(
        new OAuthError("temporarily_unavailable", "Something failed on our side: try again shortly."),
      );
    }
  };
  const refusal = (description: string): ZodOpenApiResponseObject => ({
    description,
    content: { "application/json": { schema: TokenError } },
  });
  return describedHandler(handler, () => ({
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
}
