export { changePassword } from "@/server/tenants/change-password";
export { describeAccount } from "@/server/tenants/describe-account";
export { limitSignIn } from "@/server/tenants/limit-sign-in";
export { hashPassword, isPasswordOf } from "@/server/tenants/password";
export { signInMember } from "@/server/tenants/sign-in";
export { isSignUpOpen, signUp } from "@/server/tenants/sign-up";
export { switchTenant } from "@/server/tenants/switch-tenant";
export { findRole, findSessionRole, findUserByEmail } from "@/server/tenants/tenants-repository";
