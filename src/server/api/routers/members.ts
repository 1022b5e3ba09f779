import { z } from "zod";
import { ChangeRoleInput, Member, MemberId, MemberList } from "@/schemas/member";
import { createRouter, memberProcedure, tenantProcedure } from "@/server/api/trpc";
import { changeRole, leaveTenant, listMembers, removeMember } from "@/server/members";

export const membersRouter = createRouter({
  list: tenantProcedure("members:read")
    .output(MemberList)
    .query(({ ctx }) => listMembers(ctx.tenantId)),

  changeRole: tenantProcedure("members:write")
    .input(ChangeRoleInput)
    .output(Member)
    .mutation(({ ctx, input }) => changeRole(ctx.tenantId, input, ctx.actor)),

  remove: tenantProcedure("members:write")
    .input(MemberId)
    .output(MemberId)
    .mutation(async ({ ctx, input }) => {
      await removeMember(ctx.tenantId, input.user_id, ctx.actor);
      return input;
    }),

  leave: memberProcedure.output(z.void()).mutation(({ ctx }) => leaveTenant(ctx.tenantId, ctx.actor)),
});
