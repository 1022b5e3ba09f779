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
