import { SignUpInput } from "@/schemas/tenant";
import { restHandler } from "@/server/http/rest-handler";

export const POST = restHandler(SignUpInput, (caller, input) => caller.tenants.signUp(input), {
  tag: "Organisation",
  summary: "Sign up an organisation",
  description:
    "The answer holds its first API client, which may do everything here. Where sign-up is closed this is refused with 403.",
  status: 201,
  problems: [403, 409],
});
