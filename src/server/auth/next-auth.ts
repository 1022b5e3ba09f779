import { headers } from "next/headers";
import NextAuth, { CredentialsSignin } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { SignInInput, SwitchTenantInput } from "@/schemas/session";
import { isSecureCookie, SessionClaims } from "@/server/auth/portal-session";
import { originOf } from "@/server/auth/request-origin";
import { DomainError } from "@/server/domain-error";
import { log } from "@/server/log";
import { signInMember, switchTenant } from "@/server/tenants";
import { env } from "~env";

/** Tells the sign-in form to say so. */
class TooManyAttempts extends CredentialsSignin {
  override code = "too_many_attempts";
}

/** The portal's sign-in: e-mail and password, and a session in an encrypted cookie for twelve hours of use. */
export const { handlers, auth, signIn, signOut } = NextAuth({
  secret: env.AUTH_SECRET,
  // The API process stands in front and names the host that the person sees.
  trustHost: true,
  useSecureCookies: isSecureCookie,
  session: { strategy: "jwt", maxAge: 12 * 60 * 60 },
  pages: { signIn: "/sign-in" },
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
  ],
  callbacks: {
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
