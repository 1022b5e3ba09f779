import { type SignInProblem, signInProblems } from "@/schemas/sign-in-problem";

/** What Auth.js says where the provider itself refused, or the person did there. */
const cancelled = new Set(["OAuthCallbackError", "AccessDenied"]);

const describeRefusal = (problem: SignInProblem, provider: string): string => {
  switch (problem) {
    case "email_not_verified":
      return `${provider} does not say that your e-mail address is verified. Verify it there, then try again.`;
    case "not_invited":
      return `Nobody here has the e-mail address that you have at ${provider}. Ask an owner or an admin of your organisation for an invitation, and open its link.`;
    case "other_identity":
      return `Your e-mail address is that of a member who signs in with another account at ${provider}. Use that account, or ask an owner for an invitation for another address.`;
    case "invitation_gone":
      return "The invitation was used meanwhile, was taken back or has expired. Ask for a new one.";
  }
};

const isRefusal = (text: string): text is SignInProblem => signInProblems.some((problem) => problem === text);

/**
 * Why a sign-in by the identity provider led back to the sign-in page, and what to do; undefined where it did not.
 *
 * @param problem what the page's URL says of it
 */
export const describeSignInProblem = (
  problem: string | string[] | undefined,
  provider = "the identity provider",
): string | undefined => {
  if (problem === undefined) return undefined;
  if (typeof problem === "string" && isRefusal(problem)) return describeRefusal(problem, provider);
  return typeof problem === "string" && cancelled.has(problem)
    ? `Signing in was not completed at ${provider}. Try again, or sign in with your password.`
    : `Signing in by ${provider} did not work. Try again; where it keeps failing, the server's log says why.`;
};
