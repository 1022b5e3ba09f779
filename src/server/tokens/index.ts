export { verifyAccessToken } from "@/server/tokens/access-token";
export { findCachedClient, forgetClient } from "@/server/tokens/client-cache";
export { createClientSecret } from "@/server/tokens/client-secret";
export { issueToken } from "@/server/tokens/issue-token";
export { issuer } from "@/server/tokens/issuer";
export { OAuthError, type OAuthErrorCode } from "@/server/tokens/oauth-error";
export { serverMetadata } from "@/server/tokens/server-metadata";
export { signingKeys } from "@/server/tokens/signing-key";
export { tokenMetrics } from "@/server/tokens/token-metrics";
