import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
} from "node:crypto";
import {
  findSigningKeys,
  insertFirstSigningKey,
  type StoredSigningKey,
} from "@/server/tokens/tokens-repository";

/** A public key as JWK (RFC 8037 section 2), with what it is for. */
export interface PublicJwk {
  readonly kty: "OKP";
  readonly crv: "Ed25519";
  readonly x: string;
  readonly kid: string;
  readonly alg: "EdDSA";
  readonly use: "sig";
}

export interface SigningKey {
  readonly id: string;
  readonly privateKey: KeyObject;
}

/** All keys of this issuer: the newest signs, all verify. */
export interface SigningKeys {
  readonly current: SigningKey;
  readonly published: readonly PublicJwk[];
}

let loaded: Promise<SigningKeys> | null = null;

function publicCoordinate(key: KeyObject): string {
  const { x } = createPublicKey(key).export({ format: "jwk" });
  if (!x) throw new Error("A signing key is not an Ed25519 key.");
  return x;
}

/** The key's JWK thumbprint (RFC 7638), with the required members of RFC 8037 appendix A.3. */
function thumbprint(key: KeyObject): string {
  const members = JSON.stringify({ crv: "Ed25519", kty: "OKP", x: publicCoordinate(key) });
  return createHash("sha256").update(members).digest("base64url");
}

function createKey(): StoredSigningKey {
  const { privateKey } = generateKeyPairSync("ed25519");
  return {
    id: thumbprint(privateKey),
    privateKey: privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
  };
}

async function load(): Promise<SigningKeys> {
  let stored = await findSigningKeys();
  if (stored.length === 0) {
    await insertFirstSigningKey(createKey());
    stored = await findSigningKeys();
  }
  const keys = stored.map(({ id, privateKey }) => ({ id, privateKey: createPrivateKey(privateKey) }));
  const [current] = keys;
  if (!current) throw new Error("There is no signing key.");
  return {
    current,
    published: keys.map(({ id, privateKey }) => ({
      kty: "OKP",
      crv: "Ed25519",
      x: publicCoordinate(privateKey),
      kid: id,
      alg: "EdDSA",
      use: "sig",
    })),
  };
}

/**
 * The keys of this issuer; the first is made when there is none. Read once a process.
 * Rejects where the database cannot be reached and they were never read.
 */
export function signingKeys(): Promise<SigningKeys> {
  loaded ??= load().catch((error) => {
    loaded = null;
    throw error;
  });
  return loaded;
}
