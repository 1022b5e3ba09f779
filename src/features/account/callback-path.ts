const home = "/analytics";

/**
 * Where to go after signing in: `callbackUrl` where it is a path of this site, the start page else, so that a
 * link to the sign-in page cannot lead to another site.
 */
export const callbackPath = (callbackUrl: string | string[] | undefined): string => {
  if (typeof callbackUrl !== "string" || !callbackUrl.startsWith("/")) return home;
  const site = "http://site.invalid";
  if (!URL.canParse(callbackUrl, site)) return home;
  const url = new URL(callbackUrl, site);
  if (url.origin !== site) return home;
  const path = url.pathname + url.search + url.hash;
  // "/.//elsewhere.example" is of this site, but what is left of it once parsed is not.
  return path.startsWith("//") ? home : path;
};
