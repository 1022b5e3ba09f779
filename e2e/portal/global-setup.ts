import { startThrowAwayPostgres } from "@/server/db/embedded-postgres";
import { startSystem } from "./start-system";
import { shareSystem } from "./system-under-test";

/** Starts the system that all browser tests share. */
export default async function startOnce(): Promise<() => Promise<void>> {
  const postgres = await startThrowAwayPostgres();
  try {
    const system = await startSystem(postgres.url);
    shareSystem({ url: system.url, demo: system.demo, databaseUrl: postgres.url });
    return async () => {
      await system.stop();
      await postgres.stop();
    };
  } catch (error) {
    await postgres.stop();
    throw error;
  }
}
