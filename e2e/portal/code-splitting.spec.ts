import { readdir, readFile } from "node:fs/promises";
import { buildPortal } from "@/cli/portal-build";
import { expect, signIn, test } from "./portal-test";
import { systemUnderTest } from "./system-under-test";

/** What is in the code of recharts and of the panels, and in no other. */
const marks = [
  "recharts-cartesian-axis",
  "Tokens issued a day",
  "Events by weekday and hour, ",
  "Gone dormant",
  "Agents and their tokens, ",
];

/** The build's chunks by their path below the build, and which of them each page loads and when. */
async function readBuild() {
  // The system under test runs from it, so that nothing is built here.
  const build = await buildPortal(() => undefined);
  const json = async (path: string) => JSON.parse(await readFile(`${build}/${path}`, "utf8"));

  const files = await readdir(`${build}/static/chunks`, { recursive: true });
  const chunks = files.filter((file) => file.endsWith(".js")).map((file) => `static/chunks/${file}`);
  const sources = await Promise.all(
    chunks.map(async (chunk) => [chunk, await readFile(`${build}/${chunk}`, "utf8")] as const),
  );

  const statistics: { route: string; firstLoadChunkPaths: string[] }[] = await json(
    "diagnostics/route-bundle-stats.json",
  );
  const firstLoad = statistics.map(({ route, firstLoadChunkPaths }) => ({
    route,
    chunks: firstLoadChunkPaths.map((path) => path.replace(`${build}/`, "")),
  }));

  const compiled = await readdir(`${build}/server/app`, { recursive: true });
  const manifests = compiled.filter((file) => file.endsWith("react-loadable-manifest.json"));
  const lazy = await Promise.all(
    manifests.map(async (file) => {
      const entries: { files: string[] }[] = Object.values(await json(`server/app/${file}`));
      return { page: file, chunks: [...new Set(entries.flatMap((entry) => entry.files))] };
    }),
  );
  const isOf =
    (...paths: string[]) =>
    ({ page }: { page: string }) =>
      paths.some((path) => page.startsWith(path));
  const isAnalytics = isOf("(portal)/analytics/");
  // An agent's own page has the same charts.
  const hasCharts = isOf("(portal)/analytics/", "(portal)/agents/[agent_id]/");
  return {
    sources,
    firstLoad,
    lazyOfAnalytics: lazy.filter(isAnalytics).flatMap((page) => page.chunks),
    lazyElsewhere: lazy.filter((page) => !hasCharts(page)).flatMap((page) => page.chunks),
  };
}

test.describe("Analytics page is code-split (lazy loaded)", () => {
  test("recharts and the panels are in chunks that no page loads at first, and no page without charts at all", async () => {
    const { sources, firstLoad, lazyOfAnalytics, lazyElsewhere } = await readBuild();
    expect(firstLoad.map(({ route }) => route)).toEqual(
      expect.arrayContaining(["/analytics", "/agents", "/sign-in"]),
    );
    for (const mark of marks) {
      const chunks = sources.filter(([, source]) => source.includes(mark)).map(([chunk]) => chunk);
      expect(chunks, mark).not.toEqual([]);
      for (const chunk of chunks) {
        expect(lazyOfAnalytics, mark).toContain(chunk);
        expect(lazyElsewhere, mark).not.toContain(chunk);
        for (const page of firstLoad) expect(page.chunks, `${mark} on ${page.route}`).not.toContain(chunk);
      }
    }
  });

  test("what is opened when it is asked for is in no first load", async () => {
    const { sources, firstLoad } = await readBuild();
    for (const mark of [
      // The command palette, the help of its keys, the list of views, and what draws pictures.
      "cmdk-item",
      "Single keys do something",
      "Save what this page shows as",
      "data:image/svg+xml;charset=utf-8,",
    ]) {
      const chunks = sources.filter(([, source]) => source.includes(mark)).map(([chunk]) => chunk);
      expect(chunks, mark).not.toEqual([]);
      for (const page of firstLoad) {
        for (const chunk of chunks) expect(page.chunks, `${mark} on ${page.route}`).not.toContain(chunk);
      }
    }
  });

  test("a browser gets them after the shell of /analytics, and on no other page", async ({ page }) => {
    const { sources, firstLoad, lazyOfAnalytics } = await readBuild();
    // What a page loads at first anyway, such as the parts of a form, may be part of something lazy too.
    const apart = lazyOfAnalytics.filter((file) => !firstLoad.some(({ chunks }) => chunks.includes(file)));
    const marked = sources.filter(([, source]) => marks.some((mark) => source.includes(mark)));
    const loaded: string[] = [];
    page.on("request", (request) => {
      const chunk = apart.find((file) => request.url().endsWith(`/_next/${file}`));
      if (chunk) loaded.push(chunk);
    });
    const { demo } = systemUnderTest();
    await page.goto("/sign-in");
    await page.goto("/sign-up");
    await page.waitForLoadState("networkidle");
    expect(loaded).toEqual([]);

    await signIn(page, demo.email, demo.password);
    await expect(page.locator(".recharts-line path").first()).toBeVisible();
    // The rest of what is lazy, such as the pickers, comes when somebody asks for it.
    expect(loaded).toEqual(expect.arrayContaining(marked.map(([chunk]) => chunk)));
    const shell = await (await page.request.get("/analytics")).text();
    expect(shell).toContain("Which agents get tokens, when, and how many.");
    for (const chunk of apart) expect(shell).not.toContain(`src="/_next/${chunk}"`);

    loaded.length = 0;
    await page.goto("/agents");
    await expect(page.getByRole("table", { name: "Agents" })).toBeVisible();
    await page.waitForLoadState("networkidle");
    expect(loaded).toEqual([]);
  });
});
