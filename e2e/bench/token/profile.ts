/** What V8's sampling profiler writes with --cpu-prof; times are in microseconds. */
interface CpuProfile {
  readonly nodes: readonly {
    readonly id: number;
    readonly callFrame: {
      readonly functionName: string;
      readonly url: string;
      /** From 0. */
      readonly lineNumber: number;
    };
    readonly children?: readonly number[];
  }[];
  readonly startTime: number;
  readonly samples: readonly number[];
  readonly timeDeltas: readonly number[];
}

/** What a function is for, by its module and name; the first that matches counts. */
const groups: readonly (readonly [group: string, pattern: RegExp])[] = [
  ["(idle)", /^ \(idle\)$/],
  ["collecting garbage", /^ \(garbage collector\)$/],
  ["the kernel: writing to sockets", /^ writev$|^ write(Utf8|Latin1|Ascii)String$/],
  ["Ed25519 signing", /^node:internal\/crypto\/(sig|keys) /],
  ["the token: claims, JSON, base64url, jti", /tokens\/access-token\.ts |^node:internal\/crypto\/random /],
  [
    "the client: credentials, cache, SHA-256 of the secret",
    /tokens\/(authenticate-client|client-\w+)\.ts |lru-cache|^node:internal\/crypto\/hash /,
  ],
  [
    "recording: journal, sums, batches to PostgreSQL",
    /analytics\/|node_modules\/(pg|pg-\w+|postgres-\w+)\/|^node:internal\/zlib|^node:zlib |^node:fs /,
  ],
  ["metrics", /prom-client|token-metrics\.ts /],
  ["the form: parsing and validation", /http\/(oauth-handler|read-text)\.ts |schemas\/|node_modules\/zod\//],
  ["the answer to JSON", /http\/json-response\.ts /],
  ["the grant itself", /tokens\//],
  ["Request and Response, and finding the route", /@hono\/node-server|src\/server\/http\//],
  [
    "HTTP and sockets in Node: parsing, headers, streams",
    /^node:(_http_\w+|http|net|internal\/(http|stream_base_commons|streams\/.*|js_stream_socket|timers)) /,
  ],
  [
    "promises, the event loop, async hooks",
    /^node:(async_hooks|internal\/(async_hooks|process\/.*)) |^ runMicrotasks$/,
  ],
];

const unnamed = "native code without a name: the HTTP parser, reading from sockets, epoll";

/** The source of each line of a bundle: esbuild says it in a comment before each module. */
function modulesOf(bundle: string): string[] {
  let module = "";
  return bundle.split("\n").map((line) => {
    module = /^\/\/ (\S+\.[cm]?[jt]s)$/.exec(line)?.[1] ?? module;
    return module;
  });
}

/**
 * How long a profiled process spent on what, the longest first, in microseconds. A function that everything uses
 * counts for whoever called it. What it was idle is left out.
 *
 * @param bundle the source that ran, for the names of its modules
 * @param span by the monotonic clock, in microseconds
 */
export function timeByGroup(
  { nodes, startTime, samples, timeDeltas }: CpuProfile,
  bundle: string,
  span: { from: number; until: number },
): { group: string; time: number }[] {
  const modules = modulesOf(bundle);
  const parents = new Map(nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id])));
  const groupOfNode = new Map<number, string>();
  // Parents are listed before their children.
  for (const { id, callFrame } of nodes) {
    const { url, lineNumber, functionName } = callFrame;
    const module = url.startsWith("file:") ? modules[lineNumber] : url;
    const name = `${module} ${functionName}`;
    const own = groups.find(([, pattern]) => pattern.test(name))?.[0];
    groupOfNode.set(id, own ?? groupOfNode.get(parents.get(id) ?? 0) ?? unnamed);
  }

  const times = new Map<string, number>();
  let at = startTime;
  for (const [index, id] of samples.entries()) {
    const delta = timeDeltas[index] ?? 0;
    at += delta;
    const group = groupOfNode.get(id);
    if (group === undefined || group === "(idle)" || at < span.from || at > span.until) continue;
    times.set(group, (times.get(group) ?? 0) + delta);
  }
  return [...times]
    .map(([group, time]) => ({ group, time }))
    .sort((first, second) => second.time - first.time);
}
