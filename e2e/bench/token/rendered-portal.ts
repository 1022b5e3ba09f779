import { buildPortal } from "@/cli/portal-build";
import { signedInCookie } from "../signed-in-cookie";
import { type BenchedSystem, environmentOf, startApi } from "./agentidp-server";
import { type NeighbourProcess, startNeighbour } from "./neighbour-process";
import { generatorCore, giveWay, type PinnedServer, startPinned } from "./pinned-process";

/** An API process with a portal behind it, whose Analytics page can be kept being rendered. */
export interface RenderedPortal {
  readonly api: PinnedServer;
  /** Asks for the page, by the API process. */
  readonly visitor: NeighbourProcess;
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
 * Starts the portal, and who visits it, beside the load generator, which they give way to: the generator must not
 * wait for them when it takes a time.
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
  giveWay(portal.pid);
  const api = await startApi(system, { environment: { PORTAL_URL: portal.url } });
  const cookie = await signedUpCookie(api.url);
  const visitor = await startNeighbour("page-visitor.ts", `${api.url}/analytics`, cookie);
  return {
    api,
    visitor,
    async stop() {
      visitor.stop();
      await api.stop();
      await portal.stop();
    },
  };
}
