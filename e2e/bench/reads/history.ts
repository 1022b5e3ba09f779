import { createHash, randomBytes } from "node:crypto";
import { chmod, mkdtemp, open, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ClientBase } from "pg";
import { uuidv7 } from "uuidv7";
import { addDays, startOfDay } from "@/server/analytics/utc-time";
import { sumUpActivity } from "../../../prisma/sum-up-activity";

const days = 90;
const rowsOfAFile = 500_000;

/** How large the tenants are whose history is made up. */
export interface Size {
  /** Agents of the large tenant, and how many hours in which one of them was active there are of all of them. */
  readonly agents: number;
  readonly activeHours: number;
  readonly smallTenants: number;
}

/** A tenant, the API client it reads with, and its busiest agent. */
export interface BenchTenant {
  readonly tenantId: string;
  readonly clientId: string;
  readonly secret: string;
  readonly busiestAgentId: string;
}

interface HistoricalAgent {
  readonly tenantId: string;
  readonly id: string;
  /** How likely it is to be active in an hour, and how many tokens it then gets on average. */
  readonly likelihood: number;
  readonly tokens: number;
}

/** A power law: few agents are active in every hour, most in few of them, a tenth never. */
function agentsOf(tenantId: string, count: number, activeHours: number): HistoricalAgent[] {
  const active = Math.ceil(count * 0.9);
  const weight = (rank: number) => (rank < active ? (rank + 1) ** -0.7 : 0);
  const hours = days * 24;
  const hoursWith = (scale: number) => {
    let sum = 0;
    for (let rank = 0; rank < active; rank++) sum += Math.min(1, scale * weight(rank)) * hours;
    return sum;
  };
  let scale = 0.001;
  while (hoursWith(scale) < activeHours) scale *= 1.01;
  return Array.from({ length: count }, (_, rank) => ({
    tenantId,
    id: uuidv7(),
    likelihood: Math.min(1, scale * weight(rank)),
    tokens: Math.ceil(2_000 * weight(rank)),
  }));
}

function shuffled<Item>(items: readonly Item[]): Item[] {
  return items
    .map((item) => ({ item, place: Math.random() }))
    .sort((first, second) => first.place - second.place)
    .map(({ item }) => item);
}

/** Hands over rows in files that PostgreSQL copies into a table itself. */
async function copyRows(connection: ClientBase, table: string, rows: Iterable<string>): Promise<number> {
  const directory = await mkdtemp(join(tmpdir(), "agentidp-copy-"));
  // PostgreSQL reads it as a user of its own.
  await chmod(directory, 0o755);
  const file = join(directory, "rows");
  let copied = 0;
  const copy = async (lines: string[]) => {
    const handle = await open(file, "w", 0o644);
    for (let from = 0; from < lines.length; from += 10_000) {
      await handle.write(lines.slice(from, from + 10_000).join(""));
    }
    await handle.close();
    const { rowCount } = await connection.query(`COPY ${table} FROM '${file}'`);
    copied += rowCount ?? 0;
  };
  let lines: string[] = [];
  for (const row of rows) {
    lines.push(row);
    if (lines.length === rowsOfAFile) {
      await copy(lines);
      lines = [];
    }
  }
  await copy(lines);
  await rm(directory, { recursive: true });
  return copied;
}

/** Hour by hour, as they were counted. */
function* activityOf(agents: readonly HistoricalAgent[], now: Date): Generator<string> {
  for (
    let hour = addDays(startOfDay(now), 1 - days);
    hour <= now;
    hour = new Date(hour.getTime() + 3_600_000)
  ) {
    const time = hour.toISOString();
    for (const { tenantId, id, likelihood, tokens } of agents) {
      if (likelihood < 1 && Math.random() >= likelihood) continue;
      const count = 1 + Math.floor(Math.random() * 2 * tokens);
      yield `${tenantId}\t${id}\t${time}\ttoken_issued\t${count}\n`;
    }
  }
}

async function storeTenant(
  connection: ClientBase,
  tenantId: string,
  busiestAgentId: string,
): Promise<BenchTenant> {
  const secret = randomBytes(32).toString("base64url");
  const clientId = uuidv7();
  await connection.query("INSERT INTO tenants (id, name) VALUES ($1, 'Bench')", [tenantId]);
  await connection.query(
    "INSERT INTO api_clients (tenant_id, id, name, scopes, secret_digest) VALUES ($1, $2, 'Bench', '{analytics:read}', $3)",
    [tenantId, clientId, createHash("sha256").update(secret).digest()],
  );
  return { tenantId, clientId, secret, busiestAgentId };
}

/** Stores 90 days of history of one large tenant and many small ones, with all that is summed up of it. */
export async function storeHistory(
  connection: ClientBase,
  { agents, activeHours, smallTenants }: Size,
): Promise<{ large: BenchTenant; small: BenchTenant; rows: number }> {
  const groups = [
    agentsOf(uuidv7(), agents, activeHours),
    ...Array.from({ length: smallTenants }, () => agentsOf(uuidv7(), 10, 1_000)),
  ];
  const tenants: BenchTenant[] = [];
  for (const [busiest] of groups) {
    if (busiest) tenants.push(await storeTenant(connection, busiest.tenantId, busiest.id));
  }
  const [large, small] = tenants;
  if (!large || !small) throw new Error("There are no tenants to store.");

  const all = shuffled(groups.flat());
  await copyRows(
    connection,
    "agents (tenant_id, id, name, scopes, secret_digest, updated_at)",
    (function* () {
      for (const [n, { tenantId, id }] of all.entries()) {
        yield `${tenantId}\t${id}\tAgent ${n}\t{}\t\\\\x00\t2026-01-01\n`;
      }
    })(),
  );
  await connection.query("ALTER TABLE agent_activity DROP CONSTRAINT agent_activity_pkey");
  const rows = await copyRows(connection, "agent_activity", activityOf(all, new Date()));
  await connection.query(
    "ALTER TABLE agent_activity ADD CONSTRAINT agent_activity_pkey PRIMARY KEY (tenant_id, agent_id, hour, metric_type)",
  );
  await connection.query("VACUUM ANALYZE");
  for (const { tenantId } of tenants) await sumUpActivity(connection, tenantId);
  await connection.query("VACUUM ANALYZE");
  return { large, small, rows };
}

/** Stores a sample of a tenant's events as one row an event, as they would all be without counts. */
export async function storeEvents(connection: ClientBase, tenantId: string, events: number): Promise<number> {
  await connection.query(
    "CREATE TABLE events (tenant_id uuid NOT NULL, agent_id uuid NOT NULL, metric_type text NOT NULL, at timestamptz NOT NULL)",
  );
  const { rowCount } = await connection.query(
    `WITH part AS (
       SELECT $2::float8 / sum(count) AS share FROM tenant_hours WHERE tenant_id = $1
     )
     INSERT INTO events
     SELECT tenant_id, agent_id, metric_type, hour + random() * interval '1 hour'
     FROM part, agent_activity, generate_series(1, floor(count * share + random())::int)
     WHERE tenant_id = $1
     ORDER BY 4`,
    [tenantId, events],
  );
  await connection.query("CREATE INDEX ON events (tenant_id, at) INCLUDE (agent_id, metric_type)");
  await connection.query("CREATE INDEX ON events (tenant_id, agent_id, at)");
  await connection.query("VACUUM ANALYZE events");
  return rowCount ?? 0;
}
