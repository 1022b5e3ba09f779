import { z } from "zod";
import { SignUpInput, SignUpOutput } from "@/schemas/tenant";
import { createRouter, publicProcedure } from "@/server/api/trpc";
import { isSignUpOpen, signUp } from "@/server/tenants";

export const tenantsRouter = createRouter({
  signUpOpen: publicProcedure.output(z.boolean()).query(() => isSignUpOpen()),
  signUp: publicProcedure
    .input(SignUpInput)
    .output(SignUpOutput)
    .mutation(({ ctx, input }) => signUp(input, ctx.origin)),
});
