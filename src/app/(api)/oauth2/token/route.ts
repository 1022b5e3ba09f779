import { oauthHandler } from "@/server/http/oauth-handler";
import { issueToken } from "@/server/tokens";

export const POST = oauthHandler(issueToken, {
  tag: "Access tokens",
  summary: "Get an access token",
  description:
    "The client credentials grant (RFC 6749 section 4.4). The client's id and secret go into the Authorization header (client_secret_basic) or into the form (client_secret_post).",
});
