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
  name: z
    .string()
    .trim()
    .min(1, "Give your organisation a name.")
    .max(200)
    .refine(isStorable, notStorable)
    .meta({ examples: ["Acme"] }),
  email: Email.meta({ description: "Of its first owner.", examples: ["ada@acme.example"] }),
  password: Password.meta({ examples: ["correct horse battery"] }),
});

export const SignUpOutput = z
  .object({
    tenant_id: z.uuid().meta({ examples: ["019ab6f2-1b7c-7d20-8a4e-90c3d1f5e6a7"] }),
    name: z.string().meta({ examples: ["Acme"] }),
    client_id: z.uuid().meta({ examples: ["019ab6f2-1b7d-7c11-b0f2-3c5e7a9d1f42"] }),
    client_secret: z.string().meta({ description: "Shown this once.", examples: ["agentidp_secret_…"] }),
  })
  .meta({ id: "SignedUpTenant" });

const TenantName = z.object({ tenant_id: z.uuid(), name: z.string() });

/** The member who is signed in, and the organisations the person is a member of. */
export const Account = z.object({
  user_id: z.uuid(),
  email: z.string(),
  role: z.enum(memberRoles),
  /** False for who signs in by the identity provider. */
  has_password: z.boolean(),
  tenant: TenantName,
  tenants: z.array(TenantName),
});

export type Account = z.infer<typeof Account>;
