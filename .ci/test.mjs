// Runs every test there is and ends with one line that sums them up. Fails where one failed, and where none ran.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";

const reports = await mkdtemp(join(tmpdir(), "agentidp-tests-"));

/**
 * @param {string[]} command a program of node_modules and what it is told
 * @param {Record<string, string>} environment
 * @returns {Promise<boolean>} whether it ended well
 */
async function run([program = "", ...args], environment) {
  const child = spawn(process.execPath, [program, ...args], {
    env: { ...process.env, ...environment },
    stdio: ["ignore", "inherit", "inherit"],
  });
  const [code] = await once(child, "exit");
  return code === 0;
}

/** @param {string} name */
async function readReport(name) {
  const json = await readFile(join(reports, name), "utf8").catch(() => null);
  return json === null ? null : JSON.parse(json);
}

const vitestPassed = await run(
  [
    "node_modules/vitest/vitest.mjs",
    "run",
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${join(reports, "vitest.json")}`,
  ],
  {},
);
const playwrightPassed = await run(["node_modules/@playwright/test/cli.js", "test", "--reporter=list,json"], {
  PLAYWRIGHT_JSON_OUTPUT_FILE: join(reports, "playwright.json"),
});

const vitest = await readReport("vitest.json");
const playwright = await readReport("playwright.json");
await rm(reports, { recursive: true });

const passed = (vitest?.numPassedTests ?? 0) + (playwright?.stats.expected ?? 0);
// A file that cannot be loaded, or whose hooks fail, has failed with no test of its.
const failedFiles = (vitest?.testResults ?? []).filter(
  (/** @type {{ status: string, assertionResults: { status: string }[] }} */ file) =>
    file.status === "failed" && file.assertionResults.every(({ status }) => status !== "failed"),
);
const counted =
  (vitest?.numFailedTests ?? 0) +
  failedFiles.length +
  (playwright ? playwright.stats.unexpected + playwright.stats.flaky : 0);
// What failed without a test of its own, such as a server that did not start, counts as one.
const failed = Math.max(counted, Number(!vitestPassed) + Number(!playwrightPassed) > 0 ? 1 : 0);

/** @param {string} path */
const relativePath = (path) => relative(process.cwd(), path);

// Vitest says it itself, but before all that Playwright prints, where the end of a log does not show it.
for (const { name, message } of failedFiles) console.log(`\nFAIL ${relativePath(name)}\n${message}`);
for (const { name, assertionResults } of vitest?.testResults ?? []) {
  for (const { status, fullName, failureMessages } of assertionResults) {
    if (status === "failed")
      console.log(`\nFAIL ${relativePath(name)} > ${fullName}\n${failureMessages.join("\n")}`);
  }
}
if (!vitestPassed && !vitest?.numFailedTests && failedFiles.length === 0) {
  console.log("\nVitest failed outside of any test; it says above how.");
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed > 0 || !vitest?.numPassedTests || !playwright?.stats.expected ? 1 : 0);
