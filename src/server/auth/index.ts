export { authenticateRequest } from "@/server/auth/authenticate-request";
export type { Principal } from "@/server/auth/principal";
export { clientAddress, originOf } from "@/server/auth/request-origin";
