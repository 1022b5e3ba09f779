import { createRequire } from "node:module";
import type { TestProject } from "vitest/node";
import { runHost } from "./run-host";

/** `next dev`, which serves the same route files. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const next = createRequire(import.meta.url).resolve("next/dist/bin/next");
  return runHost(project, "next dev", (port) => ({
    args: [next, "dev", "--hostname", "127.0.0.1", "--port", String(port)],
    environment: { NODE_ENV: "development", NEXT_TELEMETRY_DISABLED: "1" },
  }));
}
