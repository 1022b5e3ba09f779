import { Health } from "@/schemas/health";
import { createRouter, publicProcedure } from "@/server/api/trpc";
import { checkHealth } from "@/server/health";

export const healthRouter = createRouter({
  check: publicProcedure.output(Health).query(() => checkHealth()),
});
