import { z } from "zod";
import { ChangePasswordInput } from "@/schemas/session";
import { Account } from "@/schemas/tenant";
import { createRouter, memberProcedure } from "@/server/api/trpc";
import { changePassword, describeAccount } from "@/server/tenants";

export const accountRouter = createRouter({
  current: memberProcedure.output(Account).query(async ({ ctx: { tenantId, actor, role } }) => ({
    ...(await describeAccount(tenantId, actor.id)),
    role,
  })),

  changePassword: memberProcedure
    .input(ChangePasswordInput)
    .output(z.void())
    .mutation(({ ctx, input }) => changePassword(input, ctx.actor)),
});
