/** Who asks for tokens. */
export interface BenchClient {
  readonly clientId: string;
  readonly secret: string;
}

/** What a load came to: answers a second, and the time under which 99 of 100 were given, in milliseconds. */
export interface LoadResult {
  /** How many in all. */
  readonly answers: number;
  readonly perSecond: number;
  readonly p99: number;
}

export interface Load {
  readonly url: string;
  readonly clients: readonly BenchClient[];
  readonly seconds: number;
  /** Requests a second to keep to; as many as it takes without. */
  readonly rate?: number;
  /** Each request on a connection of its own. */
  readonly reconnect?: boolean;
  /** Ends after so many requests, each client asking once. */
  readonly once?: boolean;
}

/** What was answered, with each answer's body. */
export interface Answers extends Omit<LoadResult, "answers"> {
  readonly bodies: readonly string[];
}

/** How many connections ask at once. */
export const connections = 32;

/** The Authorization header by which a client asks for a token. */
export function authorizationOf({ clientId, secret }: BenchClient): string {
  return `Basic ${Buffer.from(`${clientId}:${secret}`).toString("base64")}`;
}
