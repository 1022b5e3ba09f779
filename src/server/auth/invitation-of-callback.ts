const joinPath = /^\/join\/([\w-]{1,200})$/;

/**
 * The token of the invitation that somebody came from who signs in: of the page that they come back to, which
 * only the page of an invitation sets to itself. Null where they came from elsewhere.
 */
export function invitationOf(callbackUrl: string | undefined): string | null {
  if (callbackUrl === undefined || !URL.canParse(callbackUrl)) return null;
  return joinPath.exec(new URL(callbackUrl).pathname)?.[1] ?? null;
}
