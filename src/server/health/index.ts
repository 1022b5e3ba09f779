export { checkHealth } from "@/server/health/check-health";
