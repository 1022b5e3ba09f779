import { z } from "zod";
import { ChangePasswordInput, IdentityProvider, SetPasswordInput } from "@/schemas/session";
import { Account } from "@/schemas/tenant";
import { createRouter, memberProcedure, publicProcedure } from "@/server/api/trpc";
import { changePassword, describeAccount, identityProvider, setPassword } from "@/server/tenants";

export const accountRouter = createRouter({
  current: memberProcedure.output(Account).query(async ({ ctx: { tenantId, actor, role } }) => ({
    ...(await describeAccount(tenantId, actor.id)),
    role,
  })),

  /** For who has yet to sign in. */
  identityProvider: publicProcedure
    .output(IdentityProvider)
    .query(() => identityProvider && { name: identityProvider.name }),

  changePassword: memberProcedure
    .input(ChangePasswordInput)
    .output(z.void())
    .mutation(({ ctx, input }) => changePassword(input, ctx.actor)),

  setPassword: memberProcedure
    .input(SetPasswordInput)
    .output(z.void())
    .mutation(({ ctx, input }) => setPassword(input, ctx.actor)),
});
