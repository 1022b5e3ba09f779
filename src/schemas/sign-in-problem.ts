/** Why a sign-in by the identity provider was refused, as the sign-in page is told in its URL. */
export const signInProblems = [
  /** The provider does not say that the e-mail address is the person's. */
  "email_not_verified",
  /** Nobody here has the e-mail address, and no invitation was being used. */
  "not_invited",
  /** The e-mail address is of somebody here who signs in with another account at the provider. */
  "other_identity",
  /** The invitation that was being used is gone. */
  "invitation_gone",
] as const;

export type SignInProblem = (typeof signInProblems)[number];
