import { oauthHandler } from "@/server/http/oauth-handler";
import { issueToken } from "@/server/tokens";

export const POST = oauthHandler(issueToken);
