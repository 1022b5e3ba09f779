import { hash, randomBytes, timingSafeEqual } from "node:crypto";

/** Lets a leaked secret be recognised by scanners, and by people. */
const prefix = "agentidp_secret_";

/**
 * The digest under which a client secret is kept: SHA-256. A slow hash would protect nothing here, since a
 * secret is 256 random bits, and would cost every token its time.
 */
export function digestOfSecret(secret: string): Buffer {
  return hash("sha256", secret, "buffer");
}

/** A new client secret, 256 random bits, and the digest to keep of it. The secret itself is kept nowhere. */
export function createClientSecret(): { secret: string; digest: Buffer<ArrayBuffer> } {
  const secret = prefix + randomBytes(32).toString("base64url");
  return { secret, digest: Buffer.from(digestOfSecret(secret)) };
}

/** Whether a secret is the one of the digest, given in Latin-1, in a time that does not depend on either. */
export function isSecretOf(digest: string, secret: string): boolean {
  // By way of a string, Latin-1 too: a buffer of its own for each secret would have to be tracked and freed one by one.
  const presented = hash("sha256", secret, "binary");
  return timingSafeEqual(Buffer.from(digest, "latin1"), Buffer.from(presented, "latin1"));
}
