import { cookies, headers } from "next/headers";
import NextAuth, { CredentialsSignin } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { IdentityClaims, SignInInput, SwitchTenantInput } from "@/schemas/session";
import { invitationOf } from "@/server/auth/invitation-of-callback";
import { isSecureCookie, SessionClaims } from "@/server/auth/portal-session";
import { originOf } from "@/server/auth/request-origin";
import { DomainError } from "@/server/domain-error";
import { log } from "@/server/log";
import { signInByIdentity } from "@/server/members";
import { identityProvider, signInMember, switchTenant } from "@/server/tenants";
import { env } from "~env";

/** Tells the sign-in form to say so. */
class TooManyAttempts extends CredentialsSignin {
  override code = "too_many_attempts";
}

/** The OpenID provider, where one is configured. */
const oidc = identityProvider && {
  id: "oidc",
  type: "oidc" as const,
  ...identityProvider,
  checks: ["pkce" as const, "state" as const, "nonce" as const],
  // Not every provider has the e-mail address in the ID token, yet all at the UserInfo endpoint.
  idToken: false,
  // Who it is here, `signIn` says below.
  profile: ({ sub }: { sub: string }) => ({ id: sub, tenantId: "", sessionVersion: 0 }),
};

/** Where Auth.js keeps, while somebody is at the provider, to which page they come back. */
const callbackCookie = `${isSecureCookie ? "__Secure-" : ""}authjs.callback-url`;

/** The portal's sign-in: e-mail and password or the OpenID provider, and a session in an encrypted cookie for twelve hours of use. */
export const { handlers, auth, signIn, signOut } = NextAuth({
  secret: env.AUTH_SECRET,
  // The API process stands in front and names the host that the person sees.
  trustHost: true,
  useSecureCookies: isSecureCookie,
  session: { strategy: "jwt", maxAge: 12 * 60 * 60 },
  pages: { signIn: "/sign-in", error: "/sign-in" },
  logger: {
    error(error) {
      // A password that is wrong is no failure of ours; the audit trail tells of it.
      if (!(error instanceof CredentialsSignin)) log.error({ err: error }, "signing in failed");
    },
  },
  providers: [
    Credentials({
      credentials: { email: {}, password: {}, tenant_id: {} },
      async authorize(form, request) {
        const { success, data } = SignInInput.safeParse(form);
        if (!success) return null;
        try {
          const session = await signInMember(data, originOf(request.headers));
          return session && { id: session.userId, ...session };
        } catch (error) {
          throw error instanceof DomainError && error.code === "too_many_attempts"
            ? new TooManyAttempts()
            : error;
        }
      },
    }),
    ...(oidc ? [oidc] : []),
  ],
  callbacks: {
    async signIn({ user, account, profile }) {
      if (!identityProvider || account?.provider !== "oidc") return true;
      const { sub: subject, email, email_verified: emailVerified } = IdentityClaims.parse(profile);
      const outcome = await signInByIdentity(
        { issuer: identityProvider.issuer, subject, email, emailVerified },
        invitationOf((await cookies()).get(callbackCookie)?.value),
        originOf(await headers()),
      );
      if (typeof outcome === "string") return `/sign-in?problem=${outcome}`;
      const { userId, tenantId, sessionVersion } = outcome;
      Object.assign(user, { id: userId, tenantId, sessionVersion });
      return true;
    },
    async jwt({ token, user, trigger, session: wanted }) {
      if (user) return { ...token, tenantId: user.tenantId, sessionVersion: user.sessionVersion };
      if (trigger !== "update") return token;
      const claims = SessionClaims.safeParse(token);
      const input = SwitchTenantInput.safeParse(wanted);
      if (!claims.success || !input.success) return token;
      const { sub: userId, tenantId, sessionVersion } = claims.data;
      const session = { userId, tenantId, sessionVersion };
      const there = await switchTenant(session, input.data.tenant_id, originOf(await headers()));
      return there ? { ...token, tenantId: there.tenantId } : token;
    },
    // Whoever switches organisations learns from the answer whether it was done.
    session: ({ session, token }) => ({ ...session, tenantId: token.tenantId }),
  },
});

declare module "next-auth" {
  interface User {
    tenantId: string;
    sessionVersion: number;
  }
}
