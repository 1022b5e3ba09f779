import { ApiClientListSkeleton } from "@/features/api-clients/api-client-list-skeleton";

export default function ApiClientsLoading() {
  return <ApiClientListSkeleton />;
}
