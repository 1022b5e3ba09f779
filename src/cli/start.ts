import { announce } from "@/cli/announce";
import { startApiProcesses } from "@/cli/api-processes";
import { buildApi } from "@/cli/build-api";
import { installPortal } from "@/cli/install-portal";
import { keepTrying } from "@/cli/keep-running";
import { startServer } from "@/cli/node-process";
import { buildPortal } from "@/cli/portal-build";
import { prepare } from "@/cli/prepare";
import { runUntilEnded } from "@/cli/run-until-ended";
import { readSettings } from "@/cli/settings";

/**
 * `npm start`: PostgreSQL where none is given, the API processes at once, the portal as soon as what it is
 * built from is installed, and it is built. Each
 * that ends by itself is started again. The API is stopped first, since requests come through it, and the
 * database last. SIGUSR2 renews the API processes one by one, without losing a request.
 */
await runUntilEnded(async (stops, signal) => {
  const begun = Date.now();
  const settings = await readSettings();
  const bundling = buildApi();
  // Waited for below: until then it may fail while the database is being prepared.
  bundling.catch(() => undefined);
  const prepared = await prepare(settings);
  stops.push(prepared.stop);
  signal.throwIfAborted();

  const environment = { ...prepared.environment, NODE_ENV: "production" as const };

  // Listed before the API, and so stopped after it.
  let stopPortal = async () => {};
  stops.push(() => stopPortal());

  const api = await startApiProcesses(await bundling, settings.workers, environment);
  stops.push(api.stop);
  process.on("SIGUSR2", () => void api.restart());
  signal.throwIfAborted();
  announce(prepared);
  const seconds = () => `${((Date.now() - begun) / 1000).toFixed(1)} s`;
  console.log(`Tokens are issued, ${seconds()} after the start.`);

  let build: string;
  try {
    await installPortal(signal);
    build = await buildPortal((line) => console.log(line), signal);
  } catch (error) {
    if (!signal.aborted)
      console.error(`${error instanceof Error ? error.message : error}\nTokens are issued on.`);
    return;
  }
  let isThere = false;
  const keptPortal = keepTrying("The portal", async (signal) => {
    const portal = await startServer(
      "The portal",
      ["node_modules/next/dist/bin/next", "start", "--hostname", "127.0.0.1", "--port", "0"],
      {
        ...environment,
        PORTAL_BUILD: build,
        PUBLIC_URL: prepared.address,
        // Inside Next a request's address is the one that Next listens on, not the one the person sees.
        AUTH_URL: prepared.address,
        NEXT_MANUAL_SIG_HANDLE: "true",
      },
      signal,
    );
    api.movePortal(`http://127.0.0.1:${portal.port}`);
    void portal.ended.then(() => api.movePortal(null));
    if (!isThere) console.log(`The portal is there, ${seconds()} after the start. Ctrl-C stops all of it.`);
    isThere = true;
    return portal;
  });
  stopPortal = keptPortal.stop;
});
