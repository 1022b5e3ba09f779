import type { Origin } from "@/server/audit";
import { env } from "~env";

/** An IPv4 address as one, also where the connection is by IPv6. */
const withoutMapping = (address: string) => address.replace(/^::ffff:(?=\d+\.)/i, "");

/**
 * The address of who asked: that of the connection, or where TRUSTED_PROXIES stand in front what the first of
 * them said. What stands further left in X-Forwarded-For is the client's own word and counts nothing.
 */
export function clientAddress(forwardedFor: string | null | undefined, remoteAddress: string): string {
  const path = [...(forwardedFor?.split(",").map((address) => address.trim()) ?? []), remoteAddress];
  return withoutMapping(path.at(-1 - env.TRUSTED_PROXIES) ?? path[0] ?? remoteAddress);
}

/**
 * Where a request came from. `remoteAddress` is the other end of its connection, in the API process. The
 * portal has none: there the API process, which stands in front, has put the client's address into
 * X-Forwarded-For in place of what was there.
 */
export function originOf(headers: Headers, remoteAddress?: string): Origin {
  const forwardedFor = headers.get("x-forwarded-for");
  return {
    address: remoteAddress === undefined ? forwardedFor : clientAddress(forwardedFor, remoteAddress),
    userAgent: headers.get("user-agent"),
  };
}
