import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

/** The tests over HTTP, against one of the servers that serve the same route files. */
const wire = (host: string) => ({
  name: `wire: ${host}`,
  include: ["e2e/rest/**/*.test.ts"],
  globalSetup: ["e2e/testing/throw-away-postgres.ts", `e2e/rest/hosts/${host}.ts`],
  testTimeout: 30_000,
});

export default defineConfig({
  resolve: { alias: { "@/": path("src/"), "~env": path("env.mjs") } },
  test: {
    // Most tests wait for a database or a server most of the time.
    maxWorkers: 2,
    // Dropping a database has PostgreSQL write down all that is in its memory.
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: { name: "unit", include: ["src/**/*.test.ts"], exclude: ["src/app/**", "src/server/**"] },
      },
      {
        extends: true,
        test: {
          name: "server",
          include: ["src/app/**/*.test.ts", "src/server/**/*.test.ts", "prisma/**/*.test.ts"],
          globalSetup: "e2e/testing/throw-away-postgres.ts",
          setupFiles: "src/server/testing/own-database.ts",
          env: { LOG_LEVEL: "silent" },
          testTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: {
          name: "processes",
          include: ["e2e/processes/**/*.test.ts"],
          globalSetup: "e2e/testing/throw-away-postgres.ts",
          testTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: { name: "faults", include: ["e2e/faults/**/*.test.ts"], testTimeout: 120_000 },
      },
      { extends: true, test: wire("start") },
      { extends: true, test: wire("next-dev") },
    ],
  },
});
