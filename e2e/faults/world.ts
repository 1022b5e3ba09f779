import { randomUUID } from "node:crypto";
import { mkdir, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Client } from "pg";
import { uuidv7 } from "uuidv7";
import { buildApi } from "@/cli/build-api";
import { type EmbeddedPostgres, startEmbeddedPostgres } from "@/server/db/embedded-postgres";
import { createClientSecret } from "@/server/tokens/client-secret";
import { migrate } from "../../prisma/migrate";
import { eventually } from "../testing/eventually";
import { type ApiServer, startApiServer } from "./api-server";
import { type DatabaseProxy, startDatabaseProxy } from "./database-proxy";

/** An agent of a tenant of its own that may register agents too. */
export interface TestAgent {
  readonly tenantId: string;
  readonly agentId: string;
  readonly basic: string;
  accessToken: string;
  /** How many tokens it got outside the load. */
  introductions: number;
}

/** What the database has counted for a tenant, in each of the two tables and in the sums kept of the second. */
export interface Counted {
  readonly days: number;
  readonly hours: number;
  readonly hoursOfTenants: number;
  readonly monthsOfAgents: number;
}

/** Everything that a row needs: a real PostgreSQL that can be stopped, servers, and what they counted. */
export class World {
  readonly #directory: string;
  readonly #bundle: string;
  #postgres: EmbeddedPostgres;
  readonly #proxies: DatabaseProxy[] = [];
  readonly #servers = new Set<ApiServer>();

  private constructor(directory: string, bundle: string, postgres: EmbeddedPostgres) {
    this.#directory = directory;
    this.#bundle = bundle;
    this.#postgres = postgres;
  }

  static async open(): Promise<World> {
    const directory = await mkdtemp(join(tmpdir(), "agentidp-faults-"));
    const postgres = await startEmbeddedPostgres(join(directory, "postgres"));
    await migrate(postgres.url);
    return new World(directory, await buildApi(), postgres);
  }

  async close(): Promise<void> {
    await this.endServers();
    for (const proxy of this.#proxies) await proxy.stop();
    await this.#postgres.stop();
    await rm(this.#directory, { recursive: true, force: true });
  }

  /** Ends the servers of a row that is over. */
  async endServers(): Promise<void> {
    for (const server of this.#servers) {
      server.signal("SIGKILL");
      await server.ended;
    }
    this.#servers.clear();
  }

  /** A directory for journals that nobody used before. */
  async newJournals(): Promise<string> {
    const directory = join(this.#directory, "journals", randomUUID());
    await mkdir(directory, { recursive: true });
    return directory;
  }

  async newProxy(): Promise<DatabaseProxy> {
    const proxy = await startDatabaseProxy(this.#postgres.port);
    this.#proxies.push(proxy);
    return proxy;
  }

  /** Starts a server whose way to the database leads through the proxy. */
  async startServer(
    journals: string,
    proxy: DatabaseProxy,
    options: { port?: number; preload?: string } = {},
  ): Promise<ApiServer> {
    const databaseUrl = new URL(this.#postgres.url);
    databaseUrl.port = String(proxy.port);
    const environment = {
      DATABASE_URL: databaseUrl.href,
      AUTH_SECRET: "a secret of the fault tests, of no use to others",
      JOURNAL_DIRECTORY: journals,
    };
    const server = await startApiServer(this.#bundle, environment, options);
    this.#servers.add(server);
    return server;
  }

  /** Stops PostgreSQL without a checkpoint, as a crash would. */
  async stopPostgres(): Promise<void> {
    const file = join(this.#directory, "postgres", "data", "postmaster.pid");
    const [pid] = (await readFile(file, "utf8")).split("\n");
    process.kill(Number(pid), "SIGQUIT");
    await this.#postgres.ended;
  }

  async startPostgres(): Promise<void> {
    this.#postgres = await startEmbeddedPostgres(join(this.#directory, "postgres"), this.#postgres.port);
  }

  /** Runs SQL past all proxies, on a connection of its own. */
  async withDatabase<Result>(use: (client: Client) => Promise<Result>): Promise<Result> {
    const client = new Client({ connectionString: this.#postgres.url });
    await client.connect();
    try {
      return await use(client);
    } finally {
      await client.end();
    }
  }

  /** Resolves once PostgreSQL has no recorder's connection, which it takes a moment to see of one that was cut. */
  async recordersAreGone(): Promise<void> {
    await this.withDatabase(async (client) => {
      await eventually(async () => {
        const { rowCount } = await client.query(
          "SELECT FROM pg_stat_activity WHERE application_name = 'agentidp recorder'",
        );
        return rowCount === 0;
      });
    });
  }

  /** A tenant with an agent, stored past the servers, so that nothing is counted. */
  async newAgent(): Promise<TestAgent> {
    const [tenantId, agentId] = [uuidv7(), uuidv7()];
    const { secret, digest } = createClientSecret();
    await this.withDatabase(async (client) => {
      await client.query("INSERT INTO tenants (id, name) VALUES ($1, 'Acme')", [tenantId]);
      await client.query(
        `INSERT INTO agents (tenant_id, id, name, scopes, secret_digest, updated_at)
         VALUES ($1, $2, 'An agent', '{agents:read,agents:write}', $3, now())`,
        [tenantId, agentId, digest],
      );
    });
    const basic = `Basic ${Buffer.from(`${agentId}:${secret}`).toString("base64")}`;
    return { tenantId, agentId, basic, accessToken: "", introductions: 0 };
  }

  /** What the database has counted for a tenant so far. */
  async counted(tenantId: string): Promise<Counted> {
    return this.withDatabase(async (client) => {
      const sum = async (table: string) => {
        const { rows } = await client.query<{ sum: number }>(
          `SELECT coalesce(sum(count), 0)::int AS sum FROM ${table} WHERE tenant_id = $1`,
          [tenantId],
        );
        return rows[0]?.sum ?? 0;
      };
      return {
        days: await sum("analytics_events"),
        hours: await sum("agent_activity"),
        hoursOfTenants: await sum("tenant_hours"),
        monthsOfAgents: await sum("agent_months"),
      };
    });
  }

  /** Waits until at least so many are counted in all tables, and nothing has moved for a while after. */
  async settled(tenantId: string, atLeast: number, timeout: number): Promise<Counted> {
    const deadline = performance.now() + timeout;
    let counted = await this.counted(tenantId);
    while (Math.min(...Object.values(counted)) < atLeast && performance.now() < deadline) {
      await sleep(50);
      counted = await this.counted(tenantId);
    }
    await sleep(1_000);
    return this.counted(tenantId);
  }
}

/** Lets a server get to know the agent, which gets a token that is counted too. */
export async function introduce(server: ApiServer, agent: TestAgent): Promise<void> {
  const response = await fetch(`${server.url}/oauth2/token`, {
    method: "POST",
    headers: { authorization: agent.basic },
    body: new URLSearchParams({ grant_type: "client_credentials" }),
  });
  if (!response.ok) throw new Error(`${server.url} answered ${response.status}: ${await response.text()}`);
  agent.accessToken = (await response.json()).access_token;
  agent.introductions += 1;
}
