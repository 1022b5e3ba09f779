import { setTimeout as sleep } from "node:timers/promises";

/** Resolves with the first answer that is neither null nor undefined nor false. */
export async function eventually<Answer>(
  ask: () => Answer | Promise<Answer>,
  timeout = 30_000,
): Promise<NonNullable<Answer>> {
  const deadline = Date.now() + timeout;
  let failure: unknown;
  while (Date.now() < deadline) {
    try {
      const answer = await ask();
      if (answer) return answer;
    } catch (error) {
      failure = error;
    }
    await sleep(100);
  }
  throw new Error("It did not come about in time.", { cause: failure });
}
