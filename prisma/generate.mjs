import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

// `prisma generate` insists on a schema engine that it never runs, and would download one. Any existing
// file satisfies it, so that an install needs nothing but the npm registry.
const engine = process.env.PRISMA_SCHEMA_ENGINE_BINARY ?? fileURLToPath(import.meta.url);
const { status } = spawnSync("prisma", ["generate", "--no-hints"], {
  cwd: fileURLToPath(new URL("..", import.meta.url)),
  env: {
    ...process.env,
    PRISMA_SCHEMA_ENGINE_BINARY: engine,
    PRISMA_HIDE_UPDATE_MESSAGE: "1",
    CHECKPOINT_DISABLE: "1",
  },
  shell: process.platform === "win32",
  stdio: ["ignore", "ignore", "inherit"],
});
process.exit(status ?? 1);
