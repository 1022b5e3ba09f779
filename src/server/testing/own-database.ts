import { randomUUID } from "node:crypto";
import { afterAll, inject } from "vitest";
import { createDatabase, dropDatabase } from "../../../e2e/testing/throw-away-postgres";

// Runs before a test file and everything it imports: env.mjs reads the environment once.
const name = `test_${randomUUID()}`;
process.env.DATABASE_URL = await createDatabase(inject("postgresUrl"), name);
process.env.AUTH_SECRET = randomUUID();

afterAll(() => dropDatabase(inject("postgresUrl"), name));
