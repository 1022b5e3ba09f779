import { buildApi } from "@/cli/build-api";
import { keepRunning } from "@/cli/keep-running";
import { type NodeProcess, startWorker } from "@/cli/node-process";

/** The API processes, which share the front door. */
export interface ApiProcesses {
  /** Says where the portal listens from now on, null while it does not. */
  movePortal(url: string | null): void;
  /**
   * Replaces them one by one with processes of the code as it is now: each is told to end when its successor
   * listens, and answers what it has begun. Never rejects; where the new code does not start, the old goes on.
   */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

const name = "The API process";

/**
 * Starts `count` processes of the bundled API. One that ends by itself is started again.
 *
 * @throws Error where a process does not start
 */
export async function startApiProcesses(
  bundle: string,
  count: number,
  environment: NodeJS.ProcessEnv,
): Promise<ApiProcesses> {
  const running = new Set<NodeProcess>();
  let portalUrl: string | null = null;

  const startOne = (bundle: string) =>
    keepRunning(name, async () => {
      const knownUrl = portalUrl;
      const portal = knownUrl === null ? {} : { PORTAL_URL: knownUrl };
      const api = await startWorker(name, bundle, { ...environment, ...portal });
      running.add(api);
      if (portalUrl !== knownUrl) api.tell({ type: "portal", url: portalUrl });
      void api.ended.then(() => running.delete(api));
      return api;
    });

  const kept: { stop(): Promise<void> }[] = [];
  for (let started = 0; started < count; started++) kept.push(await startOne(bundle));

  const replaceAll = async () => {
    const renewed = await buildApi();
    for (let replaced = 0; replaced < count; replaced++) {
      kept.push(await startOne(renewed));
      await kept.shift()?.stop();
    }
  };
  let restarting = Promise.resolve();

  return {
    movePortal(url) {
      portalUrl = url;
      for (const api of running) api.tell({ type: "portal", url });
    },
    restart() {
      restarting = restarting.then(replaceAll).catch((error) => {
        console.error(`${name} is not renewed: ${error instanceof Error ? error.message : error}`);
      });
      return restarting;
    },
    async stop() {
      await restarting;
      await Promise.all(kept.map((process) => process.stop()));
    },
  };
}
