import {
  CreatedInvitation,
  InvitationId,
  InvitationList,
  InvitationToken,
  InviteInput,
  Joined,
  JoinInput,
  OpenInvitation,
} from "@/schemas/member";
import { createRouter, memberProcedure, publicProcedure, tenantProcedure } from "@/server/api/trpc";
import { invite, join, joinAs, listInvitations, openInvitation, revokeInvitation } from "@/server/members";

export const invitationsRouter = createRouter({
  list: tenantProcedure("members:read")
    .output(InvitationList)
    .query(({ ctx }) => listInvitations(ctx.tenantId)),

  create: tenantProcedure("members:write")
    .input(InviteInput)
    .output(CreatedInvitation)
    .mutation(({ ctx, input }) => invite(ctx.tenantId, input, ctx.actor)),

  revoke: tenantProcedure("members:write")
    .input(InvitationId)
    .output(InvitationId)
    .mutation(async ({ ctx, input }) => {
      await revokeInvitation(ctx.tenantId, input.invitation_id, ctx.actor);
      return input;
    }),

  open: publicProcedure
    .input(InvitationToken)
    .output(OpenInvitation)
    .query(({ input }) => openInvitation(input.token)),

  /** For who is not signed in. */
  join: publicProcedure
    .input(JoinInput)
    .output(Joined)
    .mutation(({ ctx, input }) => join(input, ctx.origin)),

  /** For who is signed in, in whichever tenant. */
  accept: memberProcedure
    .input(InvitationToken)
    .output(Joined)
    .mutation(({ ctx, input }) => joinAs(ctx.actor.id, input.token, ctx.actor)),
});
