import { JsonWebKeySet } from "@/schemas/discovery";
import { documentHandler } from "@/server/http/document-handler";
import { signingKeys } from "@/server/tokens";

export const GET = documentHandler(async () => ({ keys: (await signingKeys()).published }), {
  tag: "Access tokens",
  operationId: "discovery.keys",
  summary: "The keys that verify access tokens",
  description: "With these a service of yours checks tokens by itself, with any JWT library (RFC 7517).",
  schema: JsonWebKeySet,
});
