import { Counter, Histogram } from "prom-client";
import type { OAuthErrorCode } from "@/server/tokens/oauth-error";

/** What came of a token request: `issued`, or the error of RFC 6749 section 5.2. */
type TokenRequestResult = "issued" | "failed" | OAuthErrorCode;

// Kept here and handed over when somebody reads them: a Counter looks its labels up for each increment.
const results: Partial<Record<TokenRequestResult, number>> = {};

const tokenRequests = new Counter({
  name: "agentidp_token_requests_total",
  help: "Token requests by result: issued, or the OAuth error.",
  labelNames: ["result"],
  registers: [],
  collect() {
    this.reset();
    for (const [result, count] of Object.entries(results)) this.inc({ result }, count);
  },
});

/** How long the answer to a token request took to be found. */
const tokenRequestSeconds = new Histogram({
  name: "agentidp_token_request_seconds",
  help: "How long a token request took, from its parsed form to its answer.",
  buckets: [0.0001, 0.0002, 0.0005, 0.001, 0.002, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5],
  registers: [],
});

/** Counts a token request, and how long it took in seconds. */
export function observeTokenRequest(result: TokenRequestResult, seconds: number): void {
  results[result] = (results[result] ?? 0) + 1;
  tokenRequestSeconds.observe(seconds);
}

/** What this process tells of the tokens it issues. */
export const tokenMetrics = [tokenRequests, tokenRequestSeconds];
