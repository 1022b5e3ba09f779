/**
 * Runs a command that starts servers. Ctrl-C, SIGTERM or a closed terminal stop them in their order; a second
 * signal ends at once. What fails is said in a line, and ends the process with code 1.
 *
 * @param start starts them; whatever it pushes to `stops` is called at the end, the last one first
 */
export async function runUntilEnded(
  start: (stops: (() => Promise<void>)[], signal: AbortSignal) => Promise<void>,
): Promise<void> {
  const ending = new AbortController();
  const stops: (() => Promise<void>)[] = [];

  const end = async (code: number) => {
    if (ending.signal.aborted) process.exit(1);
    ending.abort();
    for (const stop of stops.reverse()) await stop();
    process.exit(code);
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => void end(0));

  try {
    await start(stops, ending.signal);
  } catch (error) {
    if (ending.signal.aborted) return;
    console.error(error instanceof Error ? error.message : error);
    await end(1);
  }
}
