import { createHash } from "node:crypto";
import { RateLimiterRes } from "rate-limiter-flexible";
import { DomainError } from "@/server/domain-error";
import { signInLimits } from "@/server/tenants/sign-in-attempts-repository";

/** A key of fixed length that tells nothing of what it is made of. */
const digestOf = (text: string) => createHash("sha256").update(text).digest("base64url");

/**
 * Runs an attempt to sign in, unless too many have failed of late with this account or from this address: then it
 * throws a DomainError, and the attempt is not made. Attempts count before they are made, so that many at once
 * count too; one that succeeds, which is one that returns something, is taken off again.
 */
export async function limitSignIn<Result>(
  email: string,
  address: string | null,
  attempt: () => Promise<Result | null>,
): Promise<Result | null> {
  const from = address ?? "unknown";
  const counted = [
    [signInLimits.accountAndAddress, digestOf(`${email} ${from}`)],
    [signInLimits.account, digestOf(email)],
    [signInLimits.address, digestOf(from)],
  ] as const;
  try {
    for (const [limit, key] of counted) await limit.consume(key);
  } catch (error) {
    if (!(error instanceof RateLimiterRes)) throw error;
    const minutes = Math.ceil(error.msBeforeNext / 60_000);
    throw new DomainError(
      "too_many_attempts",
      `Too many attempts to sign in failed: try again in ${minutes === 1 ? "a minute" : `${minutes} minutes`}.`,
    );
  }
  const result = await attempt();
  if (result !== null) await Promise.all(counted.map(([limit, key]) => limit.reward(key)));
  return result;
}
