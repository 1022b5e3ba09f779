import { setPriority } from "node:os";
import { buildPortal } from "@/cli/portal-build";
import { signedInCookie } from "../signed-in-cookie";
import { type BenchedSystem, environmentOf, startApi } from "./agentidp-server";
import { generatorCore, type PinnedServer, startPinned } from "./pinned-process";

/** An API process with a portal behind it, whose Analytics page can be kept being rendered. */
export interface RenderedPortal {
  readonly api: PinnedServer;
  /** Asks for the page again and again through the front door, until it is called off; resolves to how often. */
  renderUntil(signal: AbortSignal): Promise<number>;
  stop(): Promise<void>;
}

const owner = { email: "ada@acme.example", password: "correct horse battery" };

/** Signs a tenant up and in. */
async function signedUpCookie(url: string): Promise<string> {
  await fetch(`${url}/api/tenants`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ name: "Acme", ...owner }),
  });
  return signedInCookie(url, owner);
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
  const cookie = await signedUpCookie(api.url);
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
