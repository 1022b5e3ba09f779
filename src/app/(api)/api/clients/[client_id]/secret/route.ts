import { ApiClientId } from "@/schemas/api-client";
import { restHandler } from "@/server/http/rest-handler";

export const POST = restHandler(ApiClientId, (caller, input) => caller.apiClients.rotateSecret(input), {
  tag: "API clients",
  summary: "Replace an API client's secret",
  description:
    "The answer holds the new secret, which is shown this once. The old one gets no more tokens at once; to change over without a gap, create a second client and delete the first afterwards.",
  problems: [409],
});
