import { z } from "zod";
import { Email } from "@/schemas/tenant";

/** What a member signs in with. Rules for new passwords are no concern here: an old one may not meet them. */
export const SignInInput = z.object({
  email: Email,
  password: z.string().min(1, "Enter your password.").max(256, "A password has at most 256 characters."),
});
