import { randomInt } from "node:crypto";
import { parseArgs } from "node:util";
import { rows } from "./rows";
import { seededRandom } from "./seeded-random";
import { World } from "./world";

/**
 * Puts what the recorder promises to the test, on the built server with a real PostgreSQL, real signals and
 * real cuts. `npm run faults`, and with a seed to repeat a run: `npm run faults -- --seed 42`. Ends with exit code 1
 * where a promise does not hold.
 */
const { values } = parseArgs({ options: { seed: { type: "string" }, only: { type: "string" } } });
const seed = Number(values.seed ?? randomInt(1_000_000));
const chosen = rows.filter(({ name }) => name.includes(values.only ?? ""));

console.log(`Seed ${seed}. This takes some minutes.\n`);
const columns = (name: string, numbers: readonly (string | number)[], rest: string) =>
  console.log(name.padEnd(64), ...numbers.map((value) => String(value).padStart(12)), ` ${rest}`);
columns("what happens under load", ["sent", "acknowledged", "days", "hours"], "verdict");

const world = await World.open();
let broken = 0;
try {
  for (const [index, { name, promise, run }] of chosen.entries()) {
    try {
      const { sent, acknowledged, counted, holds, note } = await run(world, seededRandom(seed + index), true);
      columns(
        name,
        [sent, acknowledged, counted.days, counted.hours],
        `${holds ? "holds" : "BROKEN"}: ${promise} (${note})`,
      );
      if (!holds) broken += 1;
    } catch (error) {
      columns(name, ["-", "-", "-", "-"], `BROKEN: ${error instanceof Error ? error.message : error}`);
      broken += 1;
    }
    await world.endServers();
  }
} finally {
  await world.close();
}
console.log(`\n${chosen.length - broken} of ${chosen.length} promises hold. Seed ${seed}.`);
process.exitCode = broken === 0 ? 0 : 1;
