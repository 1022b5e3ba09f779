export { registry } from "@/server/metrics/registry";
