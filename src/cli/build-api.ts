import { mkdir, readdir, readFile, rename, writeFile } from "node:fs/promises";
import { sep } from "node:path";
import { pathToFileURL } from "node:url";
import { build, type Metafile, type Plugin, stop } from "esbuild";
import { projectDirectory } from "@/cli/project-directory";

const appDirectory = `${projectDirectory}/src/app`;

/** Route files in this group run in the API process; the others need Next. */
const apiGroup = "(api)";

/** Native code and what starts threads of its own cannot be bundled; `pg-native` is optional and absent. */
const external = ["argon2", "pino", "pg-native"];

/** tRPC is published with a slow stand-in for the spread of objects, which every call goes through. */
const nativeSpread: Plugin = {
  name: "native-spread",
  setup({ onLoad }) {
    onLoad({ filter: /@trpc[\\/]server[\\/]dist[\\/].*\.mjs$/ }, async ({ path }) => {
      const source = await readFile(path, "utf8");
      const contents = source.replace(
        "function _objectSpread2(e) {",
        "function _objectSpread2(...objects) { return Object.assign(...objects); }\nfunction _replacedSpread(e) {",
      );
      return { contents, loader: "js" };
    });
  },
};

/** The path that Next serves a route file at: groups in parentheses are not part of it. */
export function pathOfRouteFile(file: string): string {
  const segments = file.split(/[\\/]/).slice(0, -1);
  return `/${segments.filter((segment) => !/^\(.*\)$/.test(segment)).join("/")}`;
}

/** An entry that hands every route file of the API to the process that serves it. */
async function generateEntry(): Promise<string> {
  const files = await readdir(appDirectory, { recursive: true });
  const routes = files.filter((file) => file.split(sep).at(-1) === "route.ts").sort();
  const ofApi = routes.filter((file) => file.startsWith(apiGroup + sep));
  const ofPortal = routes.filter((file) => !file.startsWith(apiGroup + sep));
  return [
    'import { serveApi } from "@/server/http/api-process";',
    ...ofApi.map(
      (file, index) => `import * as route${index} from ${JSON.stringify(`${appDirectory}/${file}`)};`,
    ),
    `const routes = [${ofApi.map((file, index) => `[${JSON.stringify(pathOfRouteFile(file))}, route${index}]`)}];`,
    `await serveApi(routes, ${JSON.stringify(ofPortal.map(pathOfRouteFile))});`,
  ].join("\n");
}

/** Next would throw or lie in the API process, and its start costs more than the rest together. */
function refuseNext({ inputs }: Metafile): void {
  const file = Object.keys(inputs).find((input) => input.includes("node_modules/next/"));
  if (file === undefined) return;
  const importer = Object.entries(inputs).find(([, { imports }]) =>
    imports.some(({ path }) => path === file),
  );
  throw new Error(`${importer?.[0] ?? "A module"} imports ${file}, but the API process runs without Next.`);
}

/**
 * Bundles the route files of the API, and the server behind them, into one file.
 *
 * @returns the path of the file to run
 * @throws Error where a route file leads to Next
 */
export async function buildApi(): Promise<string> {
  const {
    metafile,
    outputFiles: [bundle],
  } = await build({
    stdin: {
      contents: await generateEntry(),
      resolveDir: projectDirectory,
      sourcefile: "api.ts",
      loader: "ts",
    },
    bundle: true,
    write: false,
    metafile: true,
    platform: "node",
    format: "esm",
    target: "node20",
    logLevel: "silent",
    external,
    plugins: [nativeSpread],
    define: { "process.env.NODE_ENV": '"production"' },
    // CommonJS inside an ES module asks for these.
    banner: {
      js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);',
    },
  });
  // It would stay as a process of its own for builds to come.
  await stop();
  refuseNext(metafile);
  const directory = `${projectDirectory}/build/api`;
  const file = `${directory}/api.mjs`;
  await mkdir(directory, { recursive: true });
  // In one step: a process that starts meanwhile reads the old file or the new one, never half of it.
  const unfinished = `${file}.${process.pid}`;
  await writeFile(unfinished, bundle?.contents ?? "");
  await rename(unfinished, file);
  return file;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) console.log(await buildApi());
