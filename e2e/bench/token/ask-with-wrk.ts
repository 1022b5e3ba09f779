import { execFile, spawnSync } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { type Answers, authorizationOf, connections, type Load } from "./token-requests";

/**
 * Has wrk interrupt whatever else runs on its core, where the system lets one have that: what it waits for its turn
 * would be measured as the server's time to answer.
 */
const atOnce = spawnSync("chrt", ["--fifo", "1", "true"]).status === 0 ? ["chrt", "--fifo", "1"] : [];

export const wrkInterrupts = atOnce.length > 0;

const script = fileURLToPath(new URL("wrk-load.lua", import.meta.url));

/** @throws Error where an answer is not a 200 */
export async function askWithWrk({ url, clients, seconds, rate, reconnect }: Load): Promise<Answers> {
  const directory = await mkdtemp(join(tmpdir(), "agentidp-wrk-"));
  try {
    const authorizations = join(directory, "authorizations");
    const answers = join(directory, "answers");
    await writeFile(authorizations, clients.map(authorizationOf).join("\n"));
    const pause = rate === undefined ? 0 : (connections / rate) * 1_000;
    const [command = "", ...parameters] = [...atOnce, "wrk"];
    const { stdout } = await promisify(execFile)(command, [
      ...parameters,
      ...["--threads", "1", "--connections", String(connections), "--duration", `${seconds}s`],
      ...["--script", script, url, "--", authorizations, answers],
      ...[reconnect ? "close" : "keep", String(pause)],
    ]);
    const summary = JSON.parse(stdout.trim().split("\n").at(-1) ?? "");
    const lines = (await readFile(answers, "utf8")).split("\n").slice(0, -1);
    const refused = lines.find((line) => !line.startsWith("200 "));
    if (refused !== undefined) throw new Error(`${url} answered ${refused}`);
    if (summary.errors > 0) throw new Error(`${url}: ${summary.errors} connections failed.`);
    return {
      bodies: lines.map((line) => line.slice("200 ".length)),
      perSecond: (summary.requests * 1_000_000) / summary.microseconds,
      p99: summary.p99 / 1_000,
    };
  } finally {
    await rm(directory, { recursive: true });
  }
}
