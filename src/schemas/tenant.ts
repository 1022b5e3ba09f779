import { z } from "zod";
import { memberRoles } from "@/schemas/member-role";
import { isStorable, notStorable } from "@/schemas/text";

export const Email = z
  .email("An e-mail address looks like name@example.com.")
  .max(254)
  .transform((email) => email.toLowerCase());

/** No rule of composition: length is what helps (NIST SP 800-63B section 3.1.1.2). */
export const Password = z
  .string()
  .min(12, "A password has at least 12 characters.")
  .max(256, "A password has at most 256 characters.");

export const SignUpInput = z.strictObject({
  name: z.string().trim().min(1, "Give your organisation a name.").max(200).refine(isStorable, notStorable),
  email: Email,
  password: Password,
});

export const SignUpOutput = z.object({
  tenant_id: z.uuid(),
  name: z.string(),
  client_id: z.uuid(),
  client_secret: z.string(),
});

const TenantName = z.object({ tenant_id: z.uuid(), name: z.string() });

/** The member who is signed in, and the organisations the person is a member of. */
export const Account = z.object({
  user_id: z.uuid(),
  email: z.string(),
  role: z.enum(memberRoles),
  tenant: TenantName,
  tenants: z.array(TenantName),
});

export type Account = z.infer<typeof Account>;
