import { expect, it } from "vitest";
import { describeSignInProblem } from "@/features/account/sign-in-problem";

it.each([
  [undefined, undefined],
  ["email_not_verified", /Okta does not say that your e-mail address is verified/],
  ["not_invited", /Ask an owner or an admin .* for an invitation/],
  ["other_identity", /another account at Okta/],
  ["invitation_gone", /Ask for a new one/],
  ["OAuthCallbackError", /not completed at Okta/],
  ["Configuration", /the server's log says why/],
  [["not_invited", "not_invited"], /did not work/],
])("says of %j: %s", (problem, words) => {
  const described = describeSignInProblem(problem, "Okta");
  if (words === undefined) expect(described).toBeUndefined();
  else expect(described).toMatch(words);
});
