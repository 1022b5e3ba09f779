import { Agent, request } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import type { TestAgent } from "./world";

/** What was asked of servers, and what they answered. */
export interface Load {
  /** Requests sent, and those answered 2xx. */
  readonly sent: number;
  readonly acknowledged: number;
  /** Requests that got another answer. */
  readonly refused: number;
  /** How long each answered 2xx took, in milliseconds. */
  readonly times: readonly number[];
  /** Sends nothing more, and resolves when the last answer is there. */
  stop(): Promise<void>;
}

/** How long is waited before a server that does not answer is asked again, in milliseconds. */
const pause = 20;

/** Posts, and resolves to the status; rejects where no answer came. */
function post(url: string, agent: Agent, headers: Record<string, string>, body: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { method: "POST", agent, headers }, (response) => {
      response.on("error", reject);
      response.on("end", () => resolve(response.statusCode ?? 0));
      response.resume();
    });
    sent.on("error", reject);
    sent.end(body);
  });
}

/**
 * Keeps servers busy until it is stopped, turn and turn about: with token requests of the agent, and where
 * `registering` with registrations too.
 *
 * @param urls asked for each request, for servers come and go
 */
export function startLoad(
  urls: () => readonly string[],
  client: TestAgent,
  { connections = 8, registering = false }: { connections?: number; registering?: boolean } = {},
): Load {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const load = { sent: 0, acknowledged: 0, refused: 0, times: [] as number[] };
  let ended = false;

  const token = {
    path: "/oauth2/token",
    headers: { authorization: client.basic, "content-type": "application/x-www-form-urlencoded" },
    body: "grant_type=client_credentials",
  };
  const registration = {
    path: "/api/agents",
    headers: { authorization: `Bearer ${client.accessToken}`, "content-type": "application/json" },
    body: JSON.stringify({ name: "Registered under load" }),
  };

  const work = async (what: typeof token) => {
    while (!ended) {
      const list = urls();
      const url = list[load.sent % list.length];
      if (url === undefined) {
        await sleep(pause);
        continue;
      }
      load.sent += 1;
      const started = performance.now();
      try {
        const status = await post(url + what.path, agent, what.headers, what.body);
        if (status >= 200 && status < 300) {
          load.acknowledged += 1;
          load.times.push(performance.now() - started);
        } else {
          load.refused += 1;
          await sleep(pause);
        }
      } catch {
        await sleep(pause);
      }
    }
  };
  const workers = Array.from({ length: connections }, (_, n) =>
    work(registering && n === 0 ? registration : token),
  );
  return Object.assign(load, {
    async stop() {
      ended = true;
      await Promise.all(workers);
      agent.destroy();
    },
  });
}

/** Keeps servers busy for so many milliseconds. */
export async function loadFor(
  milliseconds: number,
  ...parameters: Parameters<typeof startLoad>
): Promise<Load> {
  const load = startLoad(...parameters);
  await sleep(milliseconds);
  await load.stop();
  return load;
}

/** The time under which 99 of 100 answers were given, in milliseconds. */
export function p99(times: readonly number[]): number {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length * 0.99)] ?? Number.NaN;
}
