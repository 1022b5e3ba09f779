/**
 * The one value that this process keeps under a name, made at first use. Next loads a module more than once
 * in a process; what must exist once (a pool, counts not yet written) is kept here. Keep data and
 * connections only: logic kept here would outlive the hot reload that replaced it.
 */
export function sharedInProcess<Value>(name: string, make: () => Value): Value {
  const shared = globalThis as unknown as Record<symbol, Value | undefined>;
  const key = Symbol.for(`agentidp.${name}`);
  const value = shared[key] ?? make();
  shared[key] = value;
  return value;
}
