import {
  ApiClient,
  ApiClientId,
  ApiClientPage,
  ApiClientWithSecret,
  CreateApiClientInput,
  ListApiClientsInput,
  UpdateApiClientInput,
} from "@/schemas/api-client";
import { createRouter, tenantProcedure } from "@/server/api/trpc";
import {
  createApiClient,
  deleteApiClient,
  getApiClient,
  listApiClients,
  rotateApiClientSecret,
  updateApiClient,
} from "@/server/api-clients";

const readProcedure = tenantProcedure("clients:read");
const writeProcedure = tenantProcedure("clients:write");

export const apiClientsRouter = createRouter({
  create: writeProcedure
    .input(CreateApiClientInput)
    .output(ApiClientWithSecret)
    .mutation(({ ctx, input }) => createApiClient(ctx.tenantId, input, ctx.actor)),

  list: readProcedure
    .input(ListApiClientsInput)
    .output(ApiClientPage)
    .query(({ ctx, input }) => listApiClients(ctx.tenantId, input)),

  get: readProcedure
    .input(ApiClientId)
    .output(ApiClient)
    .query(({ ctx, input }) => getApiClient(ctx.tenantId, input.client_id)),

  update: writeProcedure
    .input(UpdateApiClientInput)
    .output(ApiClient)
    .mutation(({ ctx, input }) => updateApiClient(ctx.tenantId, input, ctx.actor)),

  rotateSecret: writeProcedure
    .input(ApiClientId)
    .output(ApiClientWithSecret)
    .mutation(({ ctx, input }) => rotateApiClientSecret(ctx.tenantId, input.client_id, ctx.actor)),

  delete: writeProcedure
    .input(ApiClientId)
    .output(ApiClient)
    .mutation(({ ctx, input }) => deleteApiClient(ctx.tenantId, input.client_id, ctx.actor)),
});
