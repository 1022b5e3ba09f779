import { z } from "zod";
import { defaultApiClientPageSize, type ListApiClientsInput } from "@/schemas/api-client";
import { findApiClients } from "@/server/api-clients/api-clients-repository";
import { presentApiClient } from "@/server/api-clients/present-api-client";
import { pageCursor, pageFrom } from "@/server/page-cursor";

const cursorOfClient = pageCursor(z.uuid());

/** A page of the tenant's API clients, the newest first. Throws a DomainError where the cursor is none. */
export async function listApiClients(
  tenantId: string,
  { limit = defaultApiClientPageSize, cursor }: z.output<typeof ListApiClientsInput>,
) {
  const clients = await findApiClients(tenantId, cursorOfClient.decode(cursor), limit + 1);
  const { items, next_cursor } = pageFrom(clients, limit, ({ id }) => cursorOfClient.encode(id));
  return { items: items.map(presentApiClient), next_cursor };
}
