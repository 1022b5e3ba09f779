import { setImmediate as nextTurn } from "node:timers/promises";
import { Client } from "pg";
import { afterEach, beforeEach, expect, test } from "vitest";
import { answerWithin } from "@/server/db/answer-within";
import { env } from "~env";

let connection: Client;
beforeEach(async () => {
  connection = new Client({ connectionString: env.DATABASE_URL });
  await connection.connect();
});
afterEach(() => connection.end());

test("an answer that takes longer is given up", async () => {
  await expect(answerWithin(20, connection.query("SELECT pg_sleep(0.5)"))).rejects.toThrow(
    "PostgreSQL does not answer",
  );
});

test("an answer is read that came in time to a process that was held up", async () => {
  const answer = answerWithin(50, connection.query("SELECT 1 AS one"));
  await nextTurn();
  const until = performance.now() + 200;
  while (performance.now() < until);
  expect((await answer).rows).toEqual([{ one: 1 }]);
});
