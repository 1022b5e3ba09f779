import NextAuth from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { SignInInput } from "@/schemas/session";
import { isSecureCookie } from "@/server/auth/portal-session";
import { signInMember } from "@/server/tenants";
import { env } from "~env";

/** The portal's sign-in: e-mail and password, and a session in an encrypted cookie for twelve hours of use. */
export const { handlers, auth, signIn, signOut } = NextAuth({
  secret: env.AUTH_SECRET,
  // The API process stands in front and names the host that the person sees.
  trustHost: true,
  useSecureCookies: isSecureCookie,
  session: { strategy: "jwt", maxAge: 12 * 60 * 60 },
  pages: { signIn: "/sign-in" },
  providers: [
    Credentials({
      credentials: { email: {}, password: {} },
      async authorize(form) {
        const { success, data } = SignInInput.safeParse(form);
        const member = success ? await signInMember(data.email, data.password) : null;
        return member && { id: member.userId, tenantId: member.tenantId };
      },
    }),
  ],
  callbacks: {
    jwt: ({ token, user }) => (user ? { ...token, tenantId: user.tenantId } : token),
  },
});

declare module "next-auth" {
  interface User {
    tenantId: string;
  }
}
