/** What a page has asked a procedure on the server, with the answer that is on its way. */
export interface Asked<Input, Output> {
  readonly input: Input;
  readonly answer: Promise<Output>;
}

/**
 * Asks a procedure for content that is loaded after its page: there `useAsked` takes the answer. react-query's own
 * way would have every page carry react-query before its first paint.
 */
export function ask<Input, Output>(
  procedure: (input: Input) => Promise<Output>,
  input: Input,
): Asked<Input, Output> {
  const answer = procedure(input);
  // It fails where it is taken, and nowhere else.
  answer.catch(() => undefined);
  return { input, answer };
}
