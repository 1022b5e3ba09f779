import { RenameViewInput, SaveViewInput, View, ViewId, ViewList } from "@/schemas/view";
import { createRouter, memberProcedure } from "@/server/api/trpc";
import { deleteView, listViews, renameView, saveView } from "@/server/views";

/**
 * What a member keeps for themselves. Every role may, a viewer as well: nothing of the tenant changes, and nobody
 * else sees it. Hence no scope opens it to agents and API clients, and the audit trail does not tell of it.
 */
export const viewsRouter = createRouter({
  list: memberProcedure.output(ViewList).query(({ ctx }) => listViews(ctx.tenantId, ctx.actor.id)),

  save: memberProcedure
    .input(SaveViewInput)
    .output(View)
    .mutation(({ ctx, input }) => saveView(ctx.tenantId, ctx.actor.id, input)),

  rename: memberProcedure
    .input(RenameViewInput)
    .output(View)
    .mutation(({ ctx, input }) => renameView(ctx.tenantId, ctx.actor.id, input)),

  delete: memberProcedure
    .input(ViewId)
    .output(ViewId)
    .mutation(async ({ ctx, input }) => {
      await deleteView(ctx.tenantId, ctx.actor.id, input.view_id);
      return input;
    }),
});
