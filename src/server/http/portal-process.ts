import { recorder } from "@/server/analytics";
import { shareMetrics } from "@/server/http/process-metrics";
import { tellReady } from "@/server/http/tell-ready";

/**
 * Ties the portal process to the supervisor that started it: tells where it listens and what it measures, and ends
 * at SIGTERM or SIGINT, or when the supervisor is gone, once what was counted is written. The API process in front
 * has finished its requests by then.
 */
export function followSupervisor(): void {
  const end = async () => {
    await recorder.close();
    process.exit(0);
  };
  process.once("SIGTERM", end);
  process.once("SIGINT", end);
  process.once("disconnect", end);
  if (process.connected === false) {
    void end();
    return;
  }
  shareMetrics();
  // Next puts the port it was given into PORT.
  tellReady(Number(process.env.PORT));
}
