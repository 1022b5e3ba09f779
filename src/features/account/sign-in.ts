import { signIn as signInWithNextAuth } from "next-auth/react";

/**
 * Starts a session with an e-mail address and a password.
 *
 * @returns what went wrong and what to do about it, or undefined where the session has started
 */
export const signIn = async (credentials: {
  email: string;
  password: string;
  /** Where to, for who is a member of several organisations. */
  tenant_id?: string | undefined;
}): Promise<string | undefined> => {
  try {
    const answer = await signInWithNextAuth("credentials", { ...credentials, redirect: false });
    if (!answer?.error) return undefined;
    if (answer.code === "too_many_attempts") {
      return "Too many attempts to sign in failed. Wait a quarter of an hour, then try again.";
    }
    return answer.error === "CredentialsSignin"
      ? "The e-mail address or the password is wrong. Check both and try again."
      : "Signing in did not work because the server failed. Try again; its log says why.";
  } catch {
    return "The server was not reached. Check the connection and try again.";
  }
};
