import { z } from "zod";
import { Email, Password } from "@/schemas/tenant";

/** Rules for new passwords are no concern here: an old one may not meet them. */
const CurrentPassword = z
  .string()
  .min(1, "Enter your password.")
  .max(256, "A password has at most 256 characters.");

/** What a member signs in with. */
export const SignInInput = z.object({
  email: Email,
  password: CurrentPassword,
  /** Where to, for who is a member of several organisations. */
  tenant_id: z.uuid().optional(),
});

/** Another organisation that a session goes on in. */
export const SwitchTenantInput = z.strictObject({ tenant_id: z.uuid() });

export const ChangePasswordInput = z.strictObject({
  current_password: CurrentPassword,
  new_password: Password,
});

/** A first password, for who signs in by the identity provider. */
export const SetPasswordInput = z.strictObject({ new_password: Password });

/** What the identity provider is called that members may sign in with; null where there is none. */
export const IdentityProvider = z.object({ name: z.string() }).nullable();

/**
 * What the identity provider says of a person (OpenID Connect Core section 5.1). Some say "true" for true. An
 * e-mail address that is none is no reason to refuse who is known by the subject.
 */
export const IdentityClaims = z.object({
  sub: z.string().min(1).max(255),
  email: Email.nullable().catch(null).default(null),
  email_verified: z
    .union([z.boolean(), z.literal("true").transform(() => true)])
    .catch(false)
    .default(false),
});
