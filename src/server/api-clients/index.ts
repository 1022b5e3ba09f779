export { createApiClient } from "@/server/api-clients/create-api-client";
export { deleteApiClient } from "@/server/api-clients/delete-api-client";
export { getApiClient } from "@/server/api-clients/get-api-client";
export { listApiClients } from "@/server/api-clients/list-api-clients";
export { rotateApiClientSecret } from "@/server/api-clients/rotate-api-client-secret";
export { updateApiClient } from "@/server/api-clients/update-api-client";
