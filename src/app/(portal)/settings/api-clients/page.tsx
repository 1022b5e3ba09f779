import type { Metadata } from "next";
import { ApiClientList } from "@/features/api-clients/api-client-list";
import { apiClientsPageSize } from "@/features/api-clients/page-size";
import { api, HydrateClient } from "@/trpc/server";

export const metadata: Metadata = { title: "API clients" };

export default async function ApiClientsPage() {
  await api.apiClients.list.prefetch({ limit: apiClientsPageSize });

  return (
    <HydrateClient>
      <ApiClientList />
    </HydrateClient>
  );
}
