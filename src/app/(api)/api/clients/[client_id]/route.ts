import { ApiClientId, UpdateApiClientInput } from "@/schemas/api-client";
import { restHandler } from "@/server/http/rest-handler";

export const GET = restHandler(ApiClientId, (caller, input) => caller.apiClients.get(input), {
  tag: "API clients",
  summary: "Get an API client",
});

export const PATCH = restHandler(UpdateApiClientInput, (caller, input) => caller.apiClients.update(input), {
  tag: "API clients",
  summary: "Change an API client",
  description: "What is not named stays as it is. A scope that is taken away is gone from its tokens, too.",
  problems: [409],
});

export const DELETE = restHandler(ApiClientId, (caller, input) => caller.apiClients.delete(input), {
  tag: "API clients",
  summary: "Delete an API client",
  description: "It gets no more tokens, and those that it has are refused here at once.",
});
