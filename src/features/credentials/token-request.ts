/** A command line that gets an access token for a client (RFC 6749 section 4.4), ready to paste into a shell. */
export const tokenRequest = (origin: string, clientId: string, clientSecret: string) =>
  `curl -s -u '${clientId}:${clientSecret}' -d grant_type=client_credentials ${origin}/oauth2/token`;
