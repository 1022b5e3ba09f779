import { createHash, randomBytes } from "node:crypto";
import { issuer } from "@/server/tokens";

/** How long an invitation can be used, in milliseconds: seven days. */
export const invitationLifetime = 7 * 86_400_000;

/** The digest under which the token of a link is kept: SHA-256, which is enough for 256 random bits. */
export function digestOfToken(token: string): Buffer<ArrayBuffer> {
  return Buffer.from(createHash("sha256").update(token).digest());
}

/** A new link to join by, and the digest to keep of its token. The link itself is kept nowhere. */
export function createInvitationLink(): { url: string; digest: Buffer<ArrayBuffer> } {
  const token = randomBytes(32).toString("base64url");
  return { url: `${issuer}/join/${token}`, digest: digestOfToken(token) };
}
