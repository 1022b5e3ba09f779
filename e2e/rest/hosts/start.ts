import type { TestProject } from "vitest/node";
import { runHost } from "./run-host";

/** What `npm start` runs, on a PostgreSQL of one's own: the API process in front, the portal behind it. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  return runHost(project, "npm start", () => ({ args: ["--import", "tsx", "src/cli/start.ts"] }));
}
