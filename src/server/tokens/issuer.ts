import { env } from "~env";

/** The issuer identifier (RFC 8414 section 2): the address clients use, without a slash at its end. */
export const issuer = (env.PUBLIC_URL ?? `http://localhost:${env.PORT}`).replace(/\/+$/, "");

/** The audience of every access token (RFC 9068 section 2.2): this server's API. */
export const audience = `${issuer}/api`;

/** Where tokens are issued (RFC 6749 section 3.2). */
export const tokenEndpoint = `${issuer}/oauth2/token`;

/** Where the public keys are. */
export const jwksUri = `${issuer}/.well-known/jwks.json`;
