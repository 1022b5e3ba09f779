// Generates the database client, where it is missing or older than what it is made of.
import { spawnSync } from "node:child_process";
import { statSync } from "node:fs";
import { fileURLToPath } from "node:url";

const project = fileURLToPath(new URL("..", import.meta.url));

/** @param {string} file */
const timeOf = (file) => statSync(project + file, { throwIfNoEntry: false })?.mtimeMs ?? 0;

const generated = timeOf("src/server/db/generated/client.ts");
if (generated < timeOf("prisma/schema.prisma") || generated < timeOf("node_modules/prisma/package.json")) {
  // `prisma generate` insists on a schema engine that it never runs, and would download one. Any existing
  // file satisfies it, so that an install needs nothing but the npm registry.
  const engine = process.env.PRISMA_SCHEMA_ENGINE_BINARY ?? fileURLToPath(import.meta.url);
  const { status } = spawnSync(
    process.execPath,
    ["node_modules/prisma/build/index.js", "generate", "--no-hints"],
    {
      cwd: project,
      env: {
        ...process.env,
        PRISMA_SCHEMA_ENGINE_BINARY: engine,
        PRISMA_HIDE_UPDATE_MESSAGE: "1",
        CHECKPOINT_DISABLE: "1",
      },
      stdio: ["ignore", "ignore", "inherit"],
    },
  );
  if (status !== 0) process.exit(status ?? 1);
}
