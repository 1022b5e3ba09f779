import { readFile } from "node:fs/promises";

/** What each page loads before its first paint, by paths below the build. */
export async function readFirstLoads(build: string): Promise<{ route: string; chunks: string[] }[]> {
  const routes: { route: string; firstLoadChunkPaths: string[] }[] = JSON.parse(
    await readFile(`${build}/diagnostics/route-bundle-stats.json`, "utf8"),
  );
  return routes.map(({ route, firstLoadChunkPaths }) => ({
    route,
    chunks: firstLoadChunkPaths.map((path) => path.replace(`${build}/`, "")),
  }));
}
