import { RateLimiterPostgres } from "rate-limiter-flexible";
import { poolNamed } from "@/server/db/pool";

const attempts = poolNamed("agentidp sign-in attempts", { maximumConnections: 2 });

/** At most `points` failures within `duration` seconds. */
function limit(keyPrefix: string, points: number, duration: number): RateLimiterPostgres {
  return new RateLimiterPostgres({
    storeClient: attempts,
    storeType: "pool",
    tableName: "rate_limits",
    tableCreated: true,
    keyPrefix,
    points,
    duration,
  });
}

/**
 * How many sign-ins may fail: with one account from one address, then with one account from all addresses, which
 * is more since anybody could shut its person out, and from one address with all accounts.
 */
export const signInLimits = {
  accountAndAddress: limit("account-and-address", 10, 15 * 60),
  account: limit("account", 100, 60 * 60),
  address: limit("address", 100, 15 * 60),
};
