import autocannon from "autocannon";
import { createLocalJWKSet, jwtVerify } from "jose";

/** Who asks for tokens. */
export interface BenchClient {
  readonly clientId: string;
  readonly secret: string;
}

/** What a load came to: answers a second, and the time under which 99 of 100 were given, in milliseconds. */
export interface LoadResult {
  readonly perSecond: number;
  readonly p99: number;
}

export interface Load {
  readonly url: string;
  readonly clients: readonly BenchClient[];
  readonly seconds: number;
  /** Requests a second to keep to; as many as it takes without. */
  readonly rate?: number;
  /** Each request on a connection of its own. */
  readonly reconnect?: boolean;
  /** Ends after so many requests, each client asking once. */
  readonly once?: boolean;
}

const connections = 32;

function headersOf({ clientId, secret }: BenchClient) {
  return {
    authorization: `Basic ${Buffer.from(`${clientId}:${secret}`).toString("base64")}`,
    "content-type": "application/x-www-form-urlencoded",
  };
}

/**
 * Asks for tokens as fast as they come, and afterwards verifies every one of them.
 *
 * @throws Error where an answer was not a 200 with a token whose signature verifies
 */
export async function putUnderLoad({
  url,
  clients,
  seconds,
  rate,
  reconnect,
  once,
}: Load): Promise<LoadResult> {
  const bodies: string[] = [];
  const times: number[] = [];
  let next = 0;
  const started = performance.now();
  const options: autocannon.Options = {
    url: `${url}/oauth2/token`,
    connections,
    ...(once ? { amount: clients.length } : { duration: seconds }),
    ...(rate !== undefined && { overallRate: rate }),
    ...(reconnect && { reconnectRate: 1 }),
    requests: [
      {
        method: "POST",
        body: "grant_type=client_credentials",
        setupRequest(request) {
          const client = clients[next++ % clients.length];
          if (!client) throw new Error("There are no clients to ask with.");
          return { ...request, headers: headersOf(client) };
        },
        onResponse(status, body) {
          if (status !== 200) throw new Error(`${url} answered ${status}: ${body}`);
          bodies.push(body);
        },
      },
    ],
  };
  const result = await new Promise<autocannon.Result>((resolve, reject) => {
    const instance = autocannon(options, (error, outcome) => (error ? reject(error) : resolve(outcome)));
    instance.on("response", (_client, _status, _bytes, time) => times.push(time));
  });
  const elapsed = (performance.now() - started) / 1000;
  if (result.errors > 0 || result.non2xx > 0)
    throw new Error(`${url}: ${result.errors} errors, ${result.non2xx} refusals`);
  await verifyAll(url, bodies);
  times.sort((first, second) => first - second);
  return { perSecond: bodies.length / elapsed, p99: times[Math.floor(times.length * 0.99)] ?? 0 };
}

async function verifyAll(url: string, bodies: readonly string[]): Promise<void> {
  const keys = createLocalJWKSet(await (await fetch(`${url}/.well-known/jwks.json`)).json());
  for (const body of bodies) await jwtVerify(JSON.parse(body).access_token, keys, { algorithms: ["EdDSA"] });
}
