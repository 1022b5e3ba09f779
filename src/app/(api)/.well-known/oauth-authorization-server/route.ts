import { ServerMetadata } from "@/schemas/discovery";
import { documentHandler } from "@/server/http/document-handler";
import { serverMetadata } from "@/server/tokens";

export const GET = documentHandler(serverMetadata, {
  tag: "Access tokens",
  operationId: "discovery.metadata",
  summary: "What OAuth clients need to know of this server",
  description: "Client libraries configure themselves with it (RFC 8414).",
  schema: ServerMetadata,
});
