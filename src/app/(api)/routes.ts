import * as keys from "@/app/(api)/.well-known/jwks.json/route";
import * as serverMetadata from "@/app/(api)/.well-known/oauth-authorization-server/route";
import * as agent from "@/app/(api)/api/agents/[agent_id]/route";
import * as agentSecret from "@/app/(api)/api/agents/[agent_id]/secret/route";
import * as agents from "@/app/(api)/api/agents/route";
import * as agentActivity from "@/app/(api)/api/analytics/agents/activity/route";
import * as agentUsage from "@/app/(api)/api/analytics/agents/route";
import * as tokenTrend from "@/app/(api)/api/analytics/tokens/route";
import * as audit from "@/app/(api)/api/audit/route";
import * as apiClient from "@/app/(api)/api/clients/[client_id]/route";
import * as apiClientSecret from "@/app/(api)/api/clients/[client_id]/secret/route";
import * as apiClients from "@/app/(api)/api/clients/route";
import * as health from "@/app/(api)/api/health/route";
import * as tenants from "@/app/(api)/api/tenants/route";
import * as metrics from "@/app/(api)/metrics/route";
import * as token from "@/app/(api)/oauth2/token/route";

/** The route files that the OpenAPI document describes, in its order: Next has no list of them at run time. */
export const routes = [
  ["/oauth2/token", token],
  ["/.well-known/oauth-authorization-server", serverMetadata],
  ["/.well-known/jwks.json", keys],
  ["/api/agents", agents],
  ["/api/agents/[agent_id]", agent],
  ["/api/agents/[agent_id]/secret", agentSecret],
  ["/api/analytics/tokens", tokenTrend],
  ["/api/analytics/agents/activity", agentActivity],
  ["/api/analytics/agents", agentUsage],
  ["/api/clients", apiClients],
  ["/api/clients/[client_id]", apiClient],
  ["/api/clients/[client_id]/secret", apiClientSecret],
  ["/api/tenants", tenants],
  ["/api/audit", audit],
  ["/api/health", health],
  ["/metrics", metrics],
] as const;
