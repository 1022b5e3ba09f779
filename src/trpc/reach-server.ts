/**
 * fetch, with an error that says what to do where the server was not reached: the browser's own words for that differ
 * and help nobody.
 */
export const reachServer = async (
  input: Parameters<typeof fetch>[0],
  init: object = {},
): Promise<Response> => {
  try {
    return await fetch(input, init);
  } catch (error) {
    // Only a network error is a TypeError (Fetch Standard); whoever aborts knows it.
    if (!(error instanceof TypeError)) throw error;
    throw new Error("The server was not reached. Check the connection and try again.", { cause: error });
  }
};
