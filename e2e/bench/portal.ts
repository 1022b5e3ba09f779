import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { cp, readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import chromiumBinary from "@sparticuz/chromium";
import { z } from "zod";
import { buildPortal } from "@/cli/portal-build";
import { projectDirectory } from "@/cli/project-directory";
import { readFirstLoads } from "../portal/first-loads";
import { launchBrowser } from "../portal/launch-browser";
import { startSystem } from "../portal/start-system";
import { reportPerformance } from "./performance-report";
import { signedInCookie } from "./signed-in-cookie";

/**
 * What /analytics costs a browser: the production build in real Chromium, with a processor slowed down four times,
 * for the tenant with 90 days of history. Medians of several loads. `npm run bench:portal`
 */
const loads = 5;
const cpuSlowdown = 4;

/** Where Lighthouse is installed, out of the way of what reads all of the project. */
const tools = `${projectDirectory}/build/lighthouse`;

async function run(
  command: string,
  parameters: readonly string[],
  environment: Readonly<Record<string, string>> = {},
) {
  const child = spawn(command, parameters, {
    cwd: tools,
    env: { ...process.env, ...environment },
    stdio: ["ignore", "pipe", "inherit"],
  });
  let output = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    output += text;
  });
  const [code] = await once(child, "close");
  if (code !== 0) throw new Error(`${command} ${parameters.join(" ")} ended with ${code}:\n${output}`);
  return output;
}

const Score = z.object({ score: z.number() });
const Measure = z.object({ numericValue: z.number() });

const Report = z.object({
  environment: z.object({ benchmarkIndex: z.number() }),
  categories: z.object({
    performance: Score,
    accessibility: Score,
    "best-practices": Score,
    seo: Score,
  }),
  audits: z.object({
    "largest-contentful-paint": Measure,
    "cumulative-layout-shift": Measure,
    "total-blocking-time": Measure,
  }),
});

/** One load of a page, as Lighthouse sees it. */
async function load(url: string, cookie: string): Promise<z.infer<typeof Report>> {
  const output = await run(
    process.execPath,
    [
      "node_modules/lighthouse/cli/index.js",
      url,
      "--quiet",
      "--output=json",
      "--preset=desktop",
      `--throttling.cpuSlowdownMultiplier=${cpuSlowdown}`,
      `--extra-headers=${JSON.stringify({ Cookie: cookie })}`,
      "--chrome-flags=--headless --no-sandbox --disable-gpu --disable-background-networking",
    ],
    { CHROME_PATH: await chromiumBinary.executablePath() },
  );
  return Report.parse(JSON.parse(output));
}

/**
 * For how long the page answers to nothing at a time, at most, while recharts takes over its lines, in milliseconds.
 * That is after what Lighthouse looks at.
 */
async function longestTaskOfRecharts(url: string, cookie: string): Promise<number> {
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage({
      extraHTTPHeaders: { cookie },
      viewport: { width: 1350, height: 940 },
    });
    const session = await page.context().newCDPSession(page);
    await session.send("Emulation.setCPUThrottlingRate", { rate: cpuSlowdown });
    await page.goto(url);
    await page.getByRole("application").waitFor();
    const longest = await page.evaluateHandle(() => {
      const seen = { duration: 0 };
      new PerformanceObserver((tasks) => {
        for (const { duration } of tasks.getEntries()) seen.duration = Math.max(seen.duration, duration);
      }).observe({ type: "longtask" });
      return seen;
    });
    await page.keyboard.press("Shift");
    await page.locator(".recharts-line").first().waitFor({ state: "attached" });
    await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)));
    return (await longest.jsonValue()).duration;
  } finally {
    await browser.close();
  }
}

const median = (values: number[]) =>
  values.sort((first, second) => first - second)[Math.floor(values.length / 2)] ?? Number.NaN;

/** The JavaScript that the page loads before its first paint, compressed, in bytes. */
async function firstLoadSize(): Promise<number> {
  const build = await buildPortal(console.log);
  const firstLoads = await readFirstLoads(build);
  const chunks = firstLoads.find(({ route }) => route === "/analytics")?.chunks ?? [];
  if (chunks.length === 0) throw new Error("The build does not say what /analytics loads.");
  const sizes = chunks.map(async (chunk) => gzipSync(await readFile(`${build}/${chunk}`)).length);
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}

if (!existsSync(`${tools}/node_modules/lighthouse`)) {
  console.log("Installing Lighthouse, which only this benchmark needs.");
  await cp(fileURLToPath(new URL("portal", import.meta.url)), tools, { recursive: true });
  await run("npm", ["install", "--ignore-scripts", "--no-audit", "--no-fund"]);
}
const size = await firstLoadSize();
const system = await startSystem();
try {
  const cookie = await signedInCookie(system.url, system.demo);
  const reports: z.infer<typeof Report>[] = [];
  for (let n = 0; n <= loads; n++) {
    const report = await load(`${system.url}/analytics`, cookie);
    // The first one finds a server that has rendered nothing yet.
    if (n > 0) reports.push(report);
  }
  const tasks: number[] = [];
  for (let n = 0; n < loads; n++) tasks.push(await longestTaskOfRecharts(`${system.url}/analytics`, cookie));
  const score = (category: keyof z.infer<typeof Report>["categories"]) =>
    String(Math.round(median(reports.map(({ categories }) => categories[category].score)) * 100));
  const measure = (audit: keyof z.infer<typeof Report>["audits"]) =>
    median(reports.map(({ audits }) => audits[audit].numericValue));

  await reportPerformance("The portal", "npm run bench:portal", [
    {
      columns: ["/analytics, processor slowed down 4 times", "median", "to reach"],
      rows: [
        ["JavaScript before the first paint, gzip", `${(size / 1_000).toFixed(1)} kB`, "at most 150 kB"],
        ["largest contentful paint", `${Math.round(measure("largest-contentful-paint"))} ms`, "(reported)"],
        ["cumulative layout shift", measure("cumulative-layout-shift").toFixed(3), "under 0.02"],
        ["total blocking time", `${Math.round(measure("total-blocking-time"))} ms`, "(reported)"],
        [
          "longest task when recharts takes over the lines, once the page is used",
          `${Math.round(median(tasks))} ms`,
          "(reported)",
        ],
        ["Lighthouse: performance", score("performance"), "at least 90"],
        ["Lighthouse: accessibility", score("accessibility"), "100"],
        ["Lighthouse: best practices", score("best-practices"), "100"],
        [
          "the machine, by Lighthouse's benchmark",
          String(Math.round(median(reports.map(({ environment }) => environment.benchmarkIndex)))),
          "(reported)",
        ],
        ["Lighthouse: search engines, which are told not to look", score("seo"), "(reported)"],
      ],
    },
  ]);
} finally {
  await system.stop();
}
