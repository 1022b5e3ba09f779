import { randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, inject } from "vitest";
import { createDatabase, dropDatabase } from "../../../e2e/testing/throw-away-postgres";

// Runs before a test file and everything it imports: env.mjs reads the environment once.
const name = `test_${randomUUID()}`;
process.env.DATABASE_URL = await createDatabase(inject("postgresUrl"), name);
process.env.AUTH_SECRET = randomUUID();
process.env.DATA_DIR = await mkdtemp(join(tmpdir(), "agentidp-test-"));

afterAll(async () => {
  await dropDatabase(inject("postgresUrl"), name);
  await rm(process.env.DATA_DIR ?? "", { recursive: true, force: true });
});
