import { once } from "node:events";
import { endProcess, spawnNode } from "@/cli/node-process";

/**
 * Installs what the portal is built from, where it is missing, beside a server that issues tokens already.
 *
 * @throws Error where it cannot be installed; npm's own words are then on standard error
 */
export async function installPortal(signal: AbortSignal): Promise<void> {
  const child = spawnNode(["--import", "./src/cli/end-with-parent.mjs", "src/cli/install.mjs"], process.env, [
    "ignore",
    "inherit",
    "inherit",
    "ipc",
  ]);
  const abort = () => void endProcess(child);
  signal.addEventListener("abort", abort);
  const [code] = await once(child, "exit");
  signal.removeEventListener("abort", abort);
  signal.throwIfAborted();
  if (code !== 0) throw new Error("The portal cannot be built: what it is built from is not installed.");
}
