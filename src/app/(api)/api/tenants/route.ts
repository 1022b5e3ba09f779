import { SignUpInput } from "@/schemas/tenant";
import { restHandler } from "@/server/http/rest-handler";

export const POST = restHandler(SignUpInput, (caller, input) => caller.tenants.signUp(input), {
  status: 201,
});
