/** The parameters that a path holds; undefined where the path is malformed. */
export type PathParameters = Record<string, string | string[]>;

interface DynamicRoute<Route> {
  readonly pattern: RegExp;
  readonly names: readonly { name: string; catchAll: boolean }[];
  readonly route: Route;
}

/**
 * What is served at each path. Paths are written as Next writes them: `[id]` is one segment, `[...rest]` one
 * or more. A static segment goes before a dynamic one, and that before a catch-all. A path without dynamic
 * segments is one look-up.
 */
export class RouteTable<Route> {
  readonly #static = new Map<string, Route>();
  readonly #dynamic: DynamicRoute<Route>[] = [];

  constructor(routes: readonly (readonly [path: string, route: Route])[]) {
    for (const [path, route] of [...routes].sort(([first], [second]) => bySpecificity(first, second))) {
      if (path.includes("[")) this.#dynamic.push({ ...compile(path), route });
      else this.#static.set(path, route);
    }
  }

  /** What is served at a path, null where nothing is. */
  find(path: string): Route | null {
    return this.#static.get(path) ?? this.#findDynamic(path)?.route ?? null;
  }

  /** The parameters of a path, decoded. Throws a URIError where its percent-encoding is malformed. */
  parametersOf(path: string): PathParameters {
    const found = this.#static.has(path) ? undefined : this.#findDynamic(path);
    const values = found?.pattern.exec(path)?.slice(1) ?? [];
    return Object.fromEntries(
      (found?.names ?? []).map(({ name, catchAll }, index) => {
        const value = values[index] ?? "";
        return [name, catchAll ? value.split("/").map(decodeURIComponent) : decodeURIComponent(value)];
      }),
    );
  }

  #findDynamic(path: string): DynamicRoute<Route> | undefined {
    return this.#dynamic.find(({ pattern }) => pattern.test(path));
  }
}

function compile(path: string): Omit<DynamicRoute<unknown>, "route"> {
  const names: { name: string; catchAll: boolean }[] = [];
  const source = path.split("/").map((segment) => {
    const dynamic = /^\[(\.\.\.)?(.+)\]$/.exec(segment);
    if (!dynamic) return segment.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
    names.push({ name: dynamic[2] ?? "", catchAll: dynamic[1] !== undefined });
    return dynamic[1] ? "(.+)" : "([^/]+)";
  });
  return { pattern: new RegExp(`^${source.join("/")}$`), names };
}

function bySpecificity(first: string, second: string): number {
  const ranks = (path: string) => path.split("/").map(rankOf);
  const others = ranks(second);
  for (const [index, rank] of ranks(first).entries()) {
    const difference = rank - (others[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

function rankOf(segment: string): number {
  if (segment.startsWith("[...")) return 2;
  return segment.startsWith("[") ? 1 : 0;
}
