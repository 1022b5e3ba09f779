import { uuidv7 } from "uuidv7";
import { managementScopes } from "@/schemas/scope";
import type { MemberRole } from "@/schemas/tenant";
import { type Caller, createCaller } from "@/server/api/root";
import { createContext } from "@/server/api/trpc";
import type { Principal } from "@/server/auth";
import { scopesOfRole } from "@/server/auth/principal";
import { query } from "@/server/testing/query";
import { createClientSecret } from "@/server/tokens";

/** A caller who has proven nothing. */
export const anonymous: Caller = createCaller(createContext({ headers: new Headers(), acceptSession: true }));

const callerAs = (principal: Principal): Caller => createCaller({ authenticate: async () => principal });

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

const readScopes = managementScopes.filter((scope) => scope.endsWith(":read"));

async function createMember(tenantId: string, role: MemberRole): Promise<Caller> {
  const userId = uuidv7();
  const email = `${role}-${userId}@example.com`;
  await query("INSERT INTO users (id, email, password_hash) VALUES ($1, $2, 'none')", [userId, email]);
  await query("INSERT INTO members (tenant_id, user_id, role) VALUES ($1, $2, $3)", [tenantId, userId, role]);
  return callerAs({ kind: "user", tenantId, userId, role, scopes: scopesOfRole[role] });
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
  return {
    id,
    name,
    owner: await createMember(id, "owner"),
    admin: await createMember(id, "admin"),
    viewer: await createMember(id, "viewer"),
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
