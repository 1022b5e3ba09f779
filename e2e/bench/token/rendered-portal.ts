import { setPriority } from "node:os";
import { encode } from "next-auth/jwt";
import pg from "pg";
import { buildPortal } from "@/cli/portal-build";
import { authSecret, type BenchedSystem, environmentOf, startApi } from "./agentidp-server";
import { generatorCore, type PinnedServer, startPinned } from "./pinned-process";

/** An API process with a portal behind it, whose Analytics page can be kept being rendered. */
export interface RenderedPortal {
  readonly api: PinnedServer;
  /** Asks for the page again and again through the front door, until it is called off; resolves to how often. */
  renderUntil(signal: AbortSignal): Promise<number>;
  stop(): Promise<void>;
}

const cookieName = "authjs.session-token";

/** Signs a tenant up and in. */
async function signedInCookie(url: string, databaseUrl: string): Promise<string> {
  const response = await fetch(`${url}/api/tenants`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ name: "Acme", email: "ada@acme.example", password: "correct horse battery" }),
  });
  const { tenant_id: tenantId } = await response.json();
  const database = new pg.Client({ connectionString: databaseUrl });
  await database.connect();
  const { rows } = await database.query("SELECT user_id FROM members WHERE tenant_id = $1", [tenantId]);
  await database.end();
  const token = await encode({
    token: { sub: rows[0]?.user_id, tenantId },
    salt: cookieName,
    secret: authSecret,
  });
  return `${cookieName}=${token}`;
}

/**
 * Starts the portal beside the load generator, which it gives way to: the generator must not wait for it when it
 * takes a time.
 *
 * @throws Error where the page is not answered 200
 */
export async function startRenderedPortal(system: BenchedSystem): Promise<RenderedPortal> {
  const portal = await startPinned("node_modules/next/dist/bin/next", {
    parameters: ["start", "--hostname", "127.0.0.1", "--port", "0"],
    environment: {
      ...environmentOf(system),
      AUTH_URL: "http://127.0.0.1",
      PORTAL_BUILD: await buildPortal(console.log),
      NEXT_MANUAL_SIG_HANDLE: "true",
    },
    cores: [generatorCore],
  });
  setPriority(portal.pid, 19);
  const api = await startApi(system, { environment: { PORTAL_URL: portal.url } });
  const cookie = await signedInCookie(api.url, system.databaseUrl);
  const render = async () => {
    const response = await fetch(`${api.url}/analytics`, { headers: { cookie }, redirect: "manual" });
    await response.arrayBuffer();
    if (response.status !== 200) throw new Error(`/analytics answered ${response.status}`);
  };
  await render();
  return {
    api,
    async renderUntil(signal) {
      let times = 0;
      for (; !signal.aborted; times++) await render();
      return times;
    },
    async stop() {
      await api.stop();
      await portal.stop();
    },
  };
}
