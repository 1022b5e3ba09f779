import { mkdir, writeFile } from "node:fs/promises";
import type { TestProject } from "vitest/node";
import { runHost } from "./run-host";

/** `next dev`, which serves the same route files; in a folder of its own, beside the one that a person runs. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  await mkdir("build", { recursive: true });
  await writeFile("build/portal.tsconfig.json", '{ "extends": "../tsconfig.json" }\n');
  return runHost(project, "next dev", (port) => ({
    args: ["node_modules/next/dist/bin/next", "dev", "--hostname", "127.0.0.1", "--port", String(port)],
    environment: { NODE_ENV: "development", NEXT_TELEMETRY_DISABLED: "1", PORTAL_BUILD: "build/wire" },
  }));
}
