export { describeAccount } from "@/server/tenants/describe-account";
export { signInMember } from "@/server/tenants/sign-in";
export { isSignUpOpen, signUp } from "@/server/tenants/sign-up";
export { findRole } from "@/server/tenants/tenants-repository";
