import { uuidv7 } from "uuidv7";
import type { z } from "zod";
import { managementScopes } from "@/schemas/scope";
import type { SignUpInput, SignUpOutput } from "@/schemas/tenant";
import type { Origin } from "@/server/audit";
import { DomainError } from "@/server/domain-error";
import { hashPassword } from "@/server/tenants/password";
import { insertTenant } from "@/server/tenants/tenants-repository";
import { createClientSecret } from "@/server/tokens";
import { env } from "~env";

/** Whether strangers may sign up a tenant here. */
export function isSignUpOpen(): boolean {
  return (env.SIGN_UP ?? (env.NODE_ENV === "production" ? "closed" : "open")) === "open";
}

/**
 * Makes a tenant with its owner and its first API client, which holds all management scopes and whose
 * secret is shown here and never again. Throws a DomainError where sign-up is closed or the e-mail address
 * is taken.
 */
export async function signUp(
  { name, email, password }: z.output<typeof SignUpInput>,
  origin: Origin,
): Promise<z.output<typeof SignUpOutput>> {
  if (!isSignUpOpen())
    throw new DomainError("forbidden", "Sign-up is closed here: ask whoever runs this server.");
  const tenantId = uuidv7();
  const clientId = uuidv7();
  const { secret, digest } = createClientSecret();
  const tenant = {
    name,
    owner: { userId: uuidv7(), email, passwordHash: await hashPassword(password) },
    apiClient: { clientId, name: "First API client", scopes: [...managementScopes], secretDigest: digest },
  };
  const stored = await insertTenant(tenantId, tenant, origin);
  if (!stored)
    throw new DomainError("conflict", "This e-mail address is taken: sign in, or use another one.");
  return { tenant_id: tenantId, name, client_id: clientId, client_secret: secret };
}
