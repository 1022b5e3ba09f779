import { CreateApiClientInput, ListApiClientsInput } from "@/schemas/api-client";
import { restHandler, restListHandler } from "@/server/http/rest-handler";

export const GET = restListHandler(ListApiClientsInput, (caller, input) => caller.apiClients.list(input), {
  tag: "API clients",
  summary: "List API clients",
  description: "The newest first, by 100 where no `limit` is given.",
});

export const POST = restHandler(CreateApiClientInput, (caller, input) => caller.apiClients.create(input), {
  tag: "API clients",
  summary: "Create an API client",
  description:
    "The answer holds its secret, which is shown this once. Scopes that open this API can only be granted by who holds them.",
  status: 201,
  location: ({ client_id }) => `/api/clients/${client_id}`,
});
