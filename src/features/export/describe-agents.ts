const mostNamed = 3;

/** Of which agents something is: by their names where they are few. A name is undefined where it is not known. */
export const describeAgents = (
  ids: readonly string[],
  nameOf: (id: string) => string | undefined,
): string => {
  if (ids.length === 0) return "All agents";
  const names = ids.map(nameOf).filter((name) => name !== undefined);
  if (names.length === ids.length && names.length <= mostNamed) return names.join(", ");
  return `${ids.length} ${ids.length === 1 ? "agent" : "agents"}`;
};
