import { Counter, Histogram } from "prom-client";

/** Token requests by what came of them: `issued`, or the error of RFC 6749 section 5.2. */
export const tokenRequests = new Counter({
  name: "agentidp_token_requests_total",
  help: "Token requests by result: issued, or the OAuth error.",
  labelNames: ["result"],
  registers: [],
});

/** How long the answer to a token request took to be found. */
export const tokenRequestSeconds = new Histogram({
  name: "agentidp_token_request_seconds",
  help: "How long a token request took, from its parsed form to its answer.",
  buckets: [0.0001, 0.0002, 0.0005, 0.001, 0.002, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5],
  registers: [],
});

/** What this process tells of the tokens it issues. */
export const tokenMetrics = [tokenRequests, tokenRequestSeconds];
