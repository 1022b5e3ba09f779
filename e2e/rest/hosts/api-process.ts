import type { TestProject } from "vitest/node";
import { buildApi } from "@/cli/build-api";
import { runHost } from "./run-host";

/** The API process alone, as production runs it. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const file = await buildApi();
  return runHost(project, "API process", () => ({ args: [file], environment: { NODE_ENV: "production" } }));
}
