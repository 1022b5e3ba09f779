import { readdir, readFile } from "node:fs/promises";
import { gzipSync } from "node:zlib";
import { buildPortal } from "@/cli/portal-build";
import { readFirstLoads } from "./first-loads";
import { expect, signIn, test } from "./portal-test";
import { systemUnderTest } from "./system-under-test";
import { codeOf } from "./withhold-code";

/** What is in the code of recharts and of the panels, and in no other. */
const marks = [
  codeOf.recharts,
  codeOf.panels,
  "Events by weekday and hour, ",
  "Gone dormant",
  "Agents and their tokens, ",
];

/** The build's chunks by their path below the build, and which of them each page loads before its first paint. */
async function readBuild() {
  // The system under test runs from it, so that nothing is built here.
  const build = await buildPortal(() => undefined);
  const files = await readdir(`${build}/static/chunks`, { recursive: true });
  const chunks = files.filter((file) => file.endsWith(".js")).map((file) => `static/chunks/${file}`);
  const sources = await Promise.all(
    chunks.map(async (chunk) => [chunk, await readFile(`${build}/${chunk}`, "utf8")] as const),
  );

  return {
    sources,
    firstLoad: await readFirstLoads(build),
    chunksOf: (mark: string) => sources.filter(([, source]) => source.includes(mark)).map(([chunk]) => chunk),
  };
}

test.describe("Analytics page is code-split (lazy loaded)", () => {
  test("recharts and the panels are in chunks that no page loads at first", async () => {
    const { firstLoad, chunksOf } = await readBuild();
    expect(firstLoad.map(({ route }) => route)).toEqual(
      expect.arrayContaining(["/analytics", "/agents", "/sign-in"]),
    );
    for (const mark of marks) {
      const chunks = chunksOf(mark);
      expect(chunks, mark).not.toEqual([]);
      for (const page of firstLoad) {
        for (const chunk of chunks) expect(page.chunks, `${mark} on ${page.route}`).not.toContain(chunk);
      }
    }
  });

  test("what /analytics loads before its first paint is at most 150 kB", async () => {
    const { sources, firstLoad } = await readBuild();
    const chunks = firstLoad.find(({ route }) => route === "/analytics")?.chunks ?? [];
    const sizes = sources
      .filter(([chunk]) => chunks.includes(chunk))
      .map(([, source]) => gzipSync(source).length);
    expect(sizes).toHaveLength(chunks.length);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(150_000);
  });

  test("what is opened when it is asked for is in no first load", async () => {
    const { firstLoad, chunksOf } = await readBuild();
    for (const mark of [
      // The command palette, the help of its keys, the list of views, and what draws pictures.
      "cmdk-item",
      "Use keys without Ctrl or Cmd",
      "Save what this page shows as",
      "data:image/svg+xml;charset=utf-8,",
    ]) {
      const chunks = chunksOf(mark);
      expect(chunks, mark).not.toEqual([]);
      for (const page of firstLoad) {
        for (const chunk of chunks) expect(page.chunks, `${mark} on ${page.route}`).not.toContain(chunk);
      }
    }
  });

  test("a browser gets them after the shell of /analytics, and on no page without charts", async ({
    page,
  }) => {
    const { chunksOf } = await readBuild();
    const chunks = new Set(marks.flatMap(chunksOf));
    const loaded = new Set<string>();
    page.on("request", (request) => {
      const [, chunk = ""] = request.url().split("/_next/");
      if (chunks.has(chunk)) loaded.add(chunk);
    });
    const { demo } = systemUnderTest();
    for (const path of ["/sign-in", "/sign-up", "/docs"]) {
      await page.goto(path);
      await page.waitForLoadState("networkidle");
    }
    expect([...loaded]).toEqual([]);

    await signIn(page, demo.email, demo.password);
    await expect(page.locator(".recharts-line path").first()).toBeVisible();
    // Pages that are not visited together have chunks of their own with the same in them.
    const missing = () => marks.filter((mark) => !chunksOf(mark).some((chunk) => loaded.has(chunk)));
    await expect.poll(missing).toEqual([]);
    const shell = await (await page.request.get("/analytics")).text();
    expect(shell).toContain("Which agents get tokens, when, and how many.");
    for (const chunk of chunks) expect(shell).not.toContain(`src="/_next/${chunk}"`);

    loaded.clear();
    for (const path of ["/agents", "/settings"]) {
      await page.goto(path);
      await page.waitForLoadState("networkidle");
    }
    expect([...loaded]).toEqual([]);
  });
});
