import { accountRouter } from "@/server/api/routers/account";
import { agentsRouter } from "@/server/api/routers/agents";
import { analyticsRouter } from "@/server/api/routers/analytics";
import { apiClientsRouter } from "@/server/api/routers/api-clients";
import { auditRouter } from "@/server/api/routers/audit";
import { healthRouter } from "@/server/api/routers/health";
import { invitationsRouter } from "@/server/api/routers/invitations";
import { membersRouter } from "@/server/api/routers/members";
import { tenantsRouter } from "@/server/api/routers/tenants";
import { viewsRouter } from "@/server/api/routers/views";
import { createCallerFactory, createRouter } from "@/server/api/trpc";

/** Every capability of AgentIdP; the portal, REST and tests all call these. */
export const appRouter = createRouter({
  account: accountRouter,
  agents: agentsRouter,
  analytics: analyticsRouter,
  apiClients: apiClientsRouter,
  audit: auditRouter,
  health: healthRouter,
  invitations: invitationsRouter,
  members: membersRouter,
  tenants: tenantsRouter,
  views: viewsRouter,
});

export type AppRouter = typeof appRouter;

export const createCaller = createCallerFactory(appRouter);

export type Caller = ReturnType<typeof createCaller>;
