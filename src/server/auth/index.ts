export { authenticateRequest } from "@/server/auth/authenticate-request";
export type { Principal } from "@/server/auth/principal";
