import { randomInt } from "node:crypto";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { rows } from "./rows";
import { seededRandom } from "./seeded-random";
import { World } from "./world";

const seed = Number(process.env.SEED ?? randomInt(1_000_000));

describe("what the recorder promises, in short", () => {
  let world: World;
  beforeAll(async () => {
    world = await World.open();
  });
  afterAll(() => world.close());
  afterEach(() => world.endServers());

  for (const { name, promise, run } of rows) {
    test(`${name}: ${promise}`, async () => {
      const outcome = await run(world, seededRandom(seed), false);
      expect(outcome.holds, `SEED=${seed}: ${JSON.stringify(outcome)}`).toBe(true);
    });
  }
});
