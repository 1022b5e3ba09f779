import { randomBytes, randomInt } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { Client } from "pg";
import { UUID, uuidv7 } from "uuidv7";
import { managementScopes } from "@/schemas/scope";
// Not through the slices' faces: behind those are connections, which this database is not ready for.
import { hashPassword } from "@/server/tenants/password";
import { createClientSecret } from "@/server/tokens/client-secret";
import { type DemoAgent, demoHistory } from "./demo-history";
import { sumUpActivity } from "./sum-up-activity";

/** What a person needs to look around the demo tenant. */
export interface DemoCredentials {
  email: string;
  password: string;
  /** An agent of the tenant, as an OAuth client. */
  client_id: string;
  client_secret: string;
}

const ownersBrowser = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";

/** Two processes that find the same empty database make one tenant. */
const demoLock = 4_133_905_173;

/**
 * Makes a tenant with an owner, a dozen agents and 90 days of history where the database has no tenant at
 * all. Password and secret are random and kept in a file that only its owner reads.
 *
 * @returns the credentials, now or made earlier; null where the database has tenants but no such one
 */
export async function ensureDemoTenant(
  databaseUrl: string,
  credentialsFile: string,
  { seed = 1, now = new Date() }: { seed?: number; now?: Date } = {},
): Promise<DemoCredentials | null> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query("BEGIN");
    await client.query("SELECT pg_advisory_xact_lock($1)", [demoLock]);
    const { rowCount: tenants } = await client.query("SELECT FROM tenants LIMIT 1");
    const credentials =
      tenants === 0
        ? await createDemoTenant(client, credentialsFile, seed, now)
        : await readCredentials(client, credentialsFile);
    await client.query("COMMIT");
    return credentials;
  } finally {
    await client.end();
  }
}

/** The credentials in the file, if they are of this database. */
async function readCredentials(client: Client, file: string): Promise<DemoCredentials | null> {
  const content = await readFile(file, "utf8").catch(() => null);
  if (content === null) return null;
  const credentials: DemoCredentials = JSON.parse(content);
  const { rowCount } = await client.query("SELECT FROM agents WHERE id = $1", [credentials.client_id]);
  return rowCount === 0 ? null : credentials;
}

async function createDemoTenant(
  client: Client,
  file: string,
  seed: number,
  now: Date,
): Promise<DemoCredentials> {
  const { agents, activity } = demoHistory(seed, now);
  const [firstAgent] = agents;
  if (!firstAgent) throw new Error("The demo tenant has no agents.");
  const tenantId = uuidv7();
  const userId = uuidv7();
  const foundedAt = firstAgent.createdAt;
  const agentSecret = createClientSecret();
  const credentials: DemoCredentials = {
    email: "demo@example.com",
    password: randomBytes(12).toString("base64url"),
    client_id: firstAgent.id,
    client_secret: agentSecret.secret,
  };
  // Before the commit: a tenant whose credentials nobody has would be of no use.
  await writeFile(file, `${JSON.stringify(credentials, null, 2)}\n`, { mode: 0o600 });

  await client.query("INSERT INTO tenants (id, name, created_at) VALUES ($1, $2, $3)", [
    tenantId,
    "Demo organisation",
    foundedAt,
  ]);
  await client.query("INSERT INTO users (id, email, password_hash, created_at) VALUES ($1, $2, $3, $4)", [
    userId,
    credentials.email,
    await hashPassword(credentials.password),
    foundedAt,
  ]);
  await client.query(
    "INSERT INTO members (tenant_id, user_id, role, created_at) VALUES ($1, $2, 'owner', $3)",
    [tenantId, userId, foundedAt],
  );
  await client.query(
    `INSERT INTO api_clients (tenant_id, id, name, scopes, secret_digest, created_at, secret_created_at)
     VALUES ($1, $2, 'First API client', $3, $4, $5, $5)`,
    [tenantId, uuidv7(), managementScopes, createClientSecret().digest, foundedAt],
  );
  for (const agent of agents) {
    const { digest } = agent === firstAgent ? agentSecret : createClientSecret();
    await client.query(
      `INSERT INTO agents (tenant_id, id, name, description, owner, scopes, metadata, status, secret_digest,
                           created_at, secret_created_at, updated_at, deactivated_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $10, $11, $12)`,
      [
        tenantId,
        agent.id,
        agent.name,
        agent.description,
        agent.team,
        agent.scopes,
        { team: agent.team },
        agent.deactivatedAt ? "deactivated" : "active",
        digest,
        agent.createdAt,
        agent.updatedAt,
        agent.deactivatedAt,
      ],
    );
  }
  await insertAuditTrail(client, tenantId, { userId, email: credentials.email, foundedAt }, agents);
  await client.query(
    `INSERT INTO agent_activity (tenant_id, agent_id, hour, metric_type, count)
     SELECT $1, * FROM unnest($2::uuid[], $3::timestamptz[], $4::text[], $5::bigint[])`,
    [
      tenantId,
      activity.map(({ agentId }) => agentId),
      activity.map(({ hour }) => hour),
      activity.map(({ metric }) => metric),
      activity.map(({ count }) => count),
    ],
  );
  await sumUpActivity(client, tenantId);
  return credentials;
}

/** Writes down what the owner did, as it would have been when it was done. */
async function insertAuditTrail(
  client: Client,
  tenantId: string,
  owner: { userId: string; email: string; foundedAt: Date },
  agents: readonly DemoAgent[],
): Promise<void> {
  const signUp = {
    at: owner.foundedAt,
    action: "tenant.signed_up",
    target: { kind: "tenant", id: tenantId, name: "Demo organisation" },
    details: {},
  };
  const ofAgents = agents.flatMap(({ id, name, createdAt, updatedAt, deactivatedAt }) => {
    const target = { kind: "agent", id, name };
    const registered = { at: createdAt, action: "agent.registered", target, details: {} };
    if (deactivatedAt) {
      return [registered, { at: deactivatedAt, action: "agent.deactivated", target, details: {} }];
    }
    if (updatedAt.getTime() === createdAt.getTime()) return [registered];
    const updated = { at: updatedAt, action: "agent.updated", target, details: { fields: ["description"] } };
    return [registered, updated];
  });

  for (const { at, action, target, details } of [signUp, ...ofAgents]) {
    // Entries are in the order of their ids, which begin with the time.
    const id = UUID.fromFieldsV7(at.getTime(), randomInt(2 ** 12), randomInt(2 ** 30), randomInt(2 ** 32));
    await client.query(
      `INSERT INTO audit_entries (tenant_id, id, at, action, actor_kind, actor_id, actor_name,
                                  target_kind, target_id, target_name, details, address, user_agent)
       VALUES ($1, $2, $3, $4, 'member', $5, $6, $7, $8, $9, $10, '127.0.0.1', $11)`,
      [
        tenantId,
        id.toString(),
        at,
        action,
        owner.userId,
        owner.email,
        target.kind,
        target.id,
        target.name,
        details,
        ownersBrowser,
      ],
    );
  }
}
