import { spawnSync } from "node:child_process";
import { createLocalJWKSet, jwtVerify } from "jose";
import { askWithAutocannon } from "./ask-with-autocannon";
import { askWithWrk, wrkInterrupts } from "./ask-with-wrk";
import type { Load, LoadResult } from "./token-requests";

const hasWrk = spawnSync("wrk", ["--version"]).error === undefined;

/** What asks, which is to take as little time of its own as can be: wrk where it is installed. */
export const loadGenerator = hasWrk ? "wrk" : "autocannon";

/** Whether it never waits for its turn on a core that it shares. */
export const generatorInterrupts = hasWrk && wrkInterrupts;

/**
 * Asks for tokens as fast as they come, and afterwards verifies every one of them.
 *
 * @throws Error where an answer was not a 200 with a token whose signature verifies
 */
export async function putUnderLoad(load: Load): Promise<LoadResult> {
  // wrk ends after a time, and not after a number of requests.
  const { bodies, perSecond, p99 } = await (hasWrk && !load.once ? askWithWrk : askWithAutocannon)(load);
  const keys = createLocalJWKSet(await (await fetch(`${load.url}/.well-known/jwks.json`)).json());
  for (const body of bodies) await jwtVerify(JSON.parse(body).access_token, keys, { algorithms: ["EdDSA"] });
  return { answers: bodies.length, perSecond, p99 };
}
