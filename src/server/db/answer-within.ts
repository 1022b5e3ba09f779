/**
 * Calls `giveUp` after so many milliseconds, unless what this returns is called before. Whatever has arrived by then
 * is read first: a process that was held up itself finds the timer due before an answer that is there.
 */
export function whenLate(milliseconds: number, giveUp: () => void): () => void {
  let afterReading: NodeJS.Immediate | undefined;
  const timer = setTimeout(() => {
    afterReading = setImmediate(giveUp);
  }, milliseconds).unref();
  return () => {
    clearTimeout(timer);
    clearImmediate(afterReading);
  };
}

/**
 * PostgreSQL's answer, whose connection is the caller's to end where it comes too late.
 *
 * @throws Error once it has taken longer than so many milliseconds, and whatever `answer` rejects with before
 */
export async function answerWithin<Answer>(milliseconds: number, answer: Promise<Answer>): Promise<Answer> {
  let cancel: () => void = () => undefined;
  const late = new Promise<never>((_resolve, reject) => {
    cancel = whenLate(milliseconds, () => reject(new Error("PostgreSQL does not answer")));
  });
  return Promise.race([answer, late]).finally(() => cancel());
}
