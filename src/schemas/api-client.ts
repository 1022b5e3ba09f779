import { z } from "zod";
import { PageInput, pageOf } from "@/schemas/page";
import { ScopeList } from "@/schemas/scope";
import { isStorable, notStorable } from "@/schemas/text";
import { Instant } from "@/schemas/time";

const ApiClientName = z
  .string()
  .trim()
  .min(1, "Give the API client a name.")
  .max(200)
  .refine(isStorable, notStorable)
  .meta({ examples: ["Deployment pipeline"] });

const exampleId = { examples: ["019ab6f2-1b7d-7c11-b0f2-3c5e7a9d1f42"] };

export const ApiClientId = z.strictObject({ client_id: z.uuid().meta(exampleId) });

export const CreateApiClientInput = z.strictObject({ name: ApiClientName, scopes: ScopeList });

export const UpdateApiClientInput = z
  .strictObject({ ...ApiClientId.shape, name: ApiClientName.optional(), scopes: ScopeList.optional() })
  .refine(
    ({ name, scopes }) => name !== undefined || scopes !== undefined,
    "Name at least one of name and scopes.",
  );

/** The API clients of one page where no `limit` is given. */
export const defaultApiClientPageSize = 100;

export const ListApiClientsInput = z.strictObject(PageInput);

/** A tenant's own automation: an OAuth client that is not an agent. */
export const ApiClient = z
  .object({
    client_id: z.uuid().meta(exampleId),
    name: z.string().meta({ examples: ["Deployment pipeline"] }),
    scopes: z.array(z.string()).meta({ examples: [["agents:read", "agents:write"]] }),
    created_at: Instant,
    secret_created_at: Instant.meta({ description: "When its secret was made: the age of its credentials." }),
  })
  .meta({ id: "ApiClient" });

/** An API client at the one moment when its secret is known: created, or its secret replaced. */
export const ApiClientWithSecret = ApiClient.extend({
  client_secret: z.string().meta({ description: "Shown this once.", examples: ["agentidp_secret_…"] }),
}).meta({ id: "ApiClientWithSecret" });

export const ApiClientPage = pageOf(ApiClient);

export type ApiClient = z.infer<typeof ApiClient>;
export type ApiClientWithSecret = z.infer<typeof ApiClientWithSecret>;
