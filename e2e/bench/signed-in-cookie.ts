/**
 * Signs in at the portal as its form does, and returns the session's cookie.
 *
 * @throws Error where that is refused
 */
export async function signedInCookie(
  url: string,
  { email, password }: { email: string; password: string },
): Promise<string> {
  const cookiesOf = (response: Response) =>
    response.headers.getSetCookie().map((cookie) => cookie.split(";", 1)[0] ?? "");
  const csrf = await fetch(`${url}/api/auth/csrf`);
  const { csrfToken } = await csrf.json();
  const response = await fetch(`${url}/api/auth/callback/credentials`, {
    method: "POST",
    headers: { cookie: cookiesOf(csrf).join("; ") },
    body: new URLSearchParams({ csrfToken, email, password }),
    redirect: "manual",
  });
  await response.arrayBuffer();
  const session = cookiesOf(response).find((cookie) => cookie.includes("session-token="));
  if (!session) throw new Error(`Signing in was answered ${response.status}, without a session.`);
  return session;
}
