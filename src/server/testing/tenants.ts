import { randomBytes } from "node:crypto";
import { uuidv7 } from "uuidv7";
import type { MemberRole } from "@/schemas/member-role";
import { type ManagementScope, managementScopes } from "@/schemas/scope";
import { type Caller, createCaller } from "@/server/api/root";
import { createContext } from "@/server/api/trpc";
import type { Origin } from "@/server/audit";
import type { Principal } from "@/server/auth";
import { scopesOfRole } from "@/server/auth/principal";
import { query } from "@/server/testing/query";
import { createClientSecret, issueToken } from "@/server/tokens";

/** A caller who has proven nothing. */
export const anonymous: Caller = createCaller(createContext({ headers: new Headers(), acceptSession: true }));

const callerAs = (principal: Principal): Caller => createCaller({ authenticate: async () => principal });

/** Where a call comes from that came over no network. */
export const nowhere: Origin = { address: null, userAgent: null };

/** What an OAuth client authenticates with. */
export interface TestClient {
  readonly clientId: string;
  readonly clientSecret: string;
}

/** A tenant with a caller for each kind of principal but an agent. */
export interface TestTenant {
  readonly id: string;
  readonly name: string;
  readonly owner: Caller;
  readonly admin: Caller;
  readonly viewer: Caller;
  /** Who these members are. */
  readonly userIds: Readonly<Record<MemberRole, string>>;
  /** An invitation whose link nobody has. */
  readonly invitationId: string;
  /** A view that the owner keeps. */
  readonly viewId: string;
  /** Holds all management scopes. */
  readonly apiClient: Caller;
  readonly apiClientCredentials: TestClient;
}

/** A tenant with an agent, whose registration was not counted. */
export interface TestTenantWithAgent extends TestTenant {
  /** Holds the scopes to read. */
  readonly agent: Caller;
  readonly agentCredentials: TestClient;
}

/** What the client credentials grant answers the client, with all its scopes where none is named. */
export const requestToken = ({ clientId, clientSecret }: TestClient, scope?: string) =>
  issueToken(null, {
    grant_type: "client_credentials",
    client_id: clientId,
    client_secret: clientSecret,
    scope,
  });

const readScopes = managementScopes.filter((scope) => scope.endsWith(":read"));

/** The caller that a member is, in whichever role the session found. */
export const memberCaller = (tenantId: string, userId: string, role: MemberRole): Caller =>
  callerAs({ kind: "user", tenantId, userId, role, scopes: scopesOfRole[role] });

async function createMember(tenantId: string, userId: string, role: MemberRole): Promise<Caller> {
  const email = `${role}-${userId}@example.com`;
  await query("INSERT INTO users (id, email, password_hash) VALUES ($1, $2, 'none')", [userId, email]);
  await query("INSERT INTO members (tenant_id, user_id, role) VALUES ($1, $2, $3)", [tenantId, userId, role]);
  return memberCaller(tenantId, userId, role);
}

async function createApiClient(tenantId: string): Promise<TestClient> {
  const clientId = uuidv7();
  const { secret, digest } = createClientSecret();
  await query(
    "INSERT INTO api_clients (tenant_id, id, name, scopes, secret_digest) VALUES ($1, $2, 'API client', $3, $4)",
    [tenantId, clientId, managementScopes, digest],
  );
  return { clientId, clientSecret: secret };
}

async function insertInvitation(tenantId: string): Promise<string> {
  const id = uuidv7();
  await query(
    `INSERT INTO invitations (tenant_id, id, recipient, role, digest, expires_at)
     VALUES ($1, $2, 'A friend', 'viewer', $3, now() + interval '1 day')`,
    [tenantId, id, randomBytes(32)],
  );
  return id;
}

async function insertView(tenantId: string, userId: string): Promise<string> {
  const id = uuidv7();
  await query(
    "INSERT INTO saved_views (tenant_id, user_id, id, name, parameters) VALUES ($1, $2, $3, 'Kept before', '{}')",
    [tenantId, userId, id],
  );
  return id;
}

/** The tenant's API client, with a token of these scopes. */
export const apiClientCaller = (
  { id, apiClientCredentials }: TestTenant,
  scopes: ManagementScope[],
): Caller =>
  callerAs({
    kind: "apiClient",
    tenantId: id,
    clientId: apiClientCredentials.clientId,
    scopes: new Set(scopes),
  });

/** Stores an agent with the scopes to read, without a count: what is counted is what a test does itself. */
export async function insertAgent(tenantId: string, name: string): Promise<TestClient> {
  const clientId = uuidv7();
  const { secret, digest } = createClientSecret();
  await query(
    "INSERT INTO agents (tenant_id, id, name, scopes, secret_digest, updated_at) VALUES ($1, $2, $3, $4, $5, now())",
    [tenantId, clientId, name, readScopes, digest],
  );
  return { clientId, clientSecret: secret };
}

/** A fresh tenant without agents. */
export async function createTenant(name: string): Promise<TestTenant> {
  const id = uuidv7();
  await query("INSERT INTO tenants (id, name) VALUES ($1, $2)", [id, name]);
  const credentials = await createApiClient(id);
  const { clientId } = credentials;
  const userIds = { owner: uuidv7(), admin: uuidv7(), viewer: uuidv7() };
  return {
    id,
    name,
    owner: await createMember(id, userIds.owner, "owner"),
    admin: await createMember(id, userIds.admin, "admin"),
    viewer: await createMember(id, userIds.viewer, "viewer"),
    userIds,
    invitationId: await insertInvitation(id),
    viewId: await insertView(id, userIds.owner),
    apiClient: callerAs({ kind: "apiClient", tenantId: id, clientId, scopes: new Set(managementScopes) }),
    apiClientCredentials: credentials,
  };
}

async function createTenantWithAgent(name: string): Promise<TestTenantWithAgent> {
  const tenant = await createTenant(name);
  const credentials = await insertAgent(tenant.id, `Agent of ${name}`);
  const { clientId: agentId } = credentials;
  return {
    ...tenant,
    agent: callerAs({ kind: "agent", tenantId: tenant.id, agentId, scopes: new Set(readScopes) }),
    agentCredentials: credentials,
  };
}

/** Two fresh tenants that know nothing of each other, each with one agent. */
export async function twoTenants(): Promise<{ acme: TestTenantWithAgent; globex: TestTenantWithAgent }> {
  return { acme: await createTenantWithAgent("Acme"), globex: await createTenantWithAgent("Globex") };
}
