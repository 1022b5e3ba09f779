import { readFile } from "node:fs/promises";
import { recorder } from "@/server/analytics";
import { issueToken } from "@/server/tokens";
import { authorizationOf, type BenchClient } from "./token-requests";

/**
 * Issues a token to each client of a file and tells the parent what that leaves in memory once garbage is collected,
 * in bytes: the cached clients, and whatever else remembers them. Wants `--expose-gc`.
 */
const atOnce = 50;

const [file = "", knownBefore = "0"] = process.argv.slice(2);
const clients: BenchClient[] = JSON.parse(await readFile(file, "utf8"));

async function issueTo(some: readonly BenchClient[]): Promise<void> {
  for (let next = 0; next < some.length; next += atOnce) {
    const tokens = some
      .slice(next, next + atOnce)
      .map((client) => issueToken(authorizationOf(client), { grant_type: "client_credentials" }));
    await Promise.all(tokens);
  }
  await recorder.flush();
}

function memoryInUse(): number {
  globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

await issueTo(clients.slice(0, Number(knownBefore)));
const before = memoryInUse();
await issueTo(clients.slice(Number(knownBefore)));
const remembered = memoryInUse() - before;
await recorder.close();
process.send?.({ remembered }, () => process.exit(0));
