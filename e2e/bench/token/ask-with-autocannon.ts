import autocannon from "autocannon";
import { type Answers, authorizationOf, connections, type Load } from "./token-requests";

/** @throws Error where an answer is not a 200 */
export async function askWithAutocannon({
  url,
  clients,
  seconds,
  rate,
  reconnect,
  once,
}: Load): Promise<Answers> {
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
          const headers = {
            authorization: authorizationOf(client),
            "content-type": "application/x-www-form-urlencoded",
          };
          return { ...request, headers };
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
  times.sort((first, second) => first - second);
  return { bodies, perSecond: bodies.length / elapsed, p99: times[Math.floor(times.length * 0.99)] ?? 0 };
}
