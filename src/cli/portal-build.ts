import { createHash } from "node:crypto";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { lockDirectory } from "@/cli/lock-directory";
import { endProcess, spawnNode } from "@/cli/node-process";
import { projectDirectory } from "@/cli/project-directory";

/** Where builds are, each in a folder named after what went into it. */
const buildsDirectory = "build/portal";

/** Tells a build that was finished from one that was cut off. */
const finishedMark = "finished";

/** How many builds stay beside a new one: a server that runs meanwhile reads its files from one of them. */
const keptBuilds = 3;

const progressInterval = 10_000;

const inputs = [
  "env.mjs",
  "next.config.mjs",
  "package-lock.json",
  "postcss.config.mjs",
  "prisma/schema.prisma",
  "public",
  "src",
  "tsconfig.json",
];

/** Tests, this side of the code, and what is generated from the schema. */
const notInBuild = /\.test\.tsx?$|[\\/]src[\\/]cli[\\/]|[\\/]generated[\\/]/;

/** A name for what goes into a build: the same sources have the same name. */
async function nameOfSources(): Promise<string> {
  const hash = createHash("sha256");
  // Git keeps no empty folder: public may be missing.
  for (const input of inputs.filter((input) => existsSync(`${projectDirectory}/${input}`))) {
    const path = `${projectDirectory}/${input}`;
    const files = (await stat(path)).isDirectory()
      ? await readdir(path, { recursive: true, withFileTypes: true })
      : null;
    const paths = files?.filter((file) => file.isFile()).map((file) => `${file.parentPath}/${file.name}`) ?? [
      path,
    ];
    const built = paths.filter((file) => !notInBuild.test(file)).sort();
    for (const file of built)
      hash.update(`${file.slice(projectDirectory.length)}\0`).update(await readFile(file));
  }
  return hash.digest("hex").slice(0, 16);
}

/**
 * Builds the portal where the sources have no build yet. Builds lie side by side, so that none is
 * overwritten while a server runs from it, and two that want the same one at once share it.
 *
 * @param report is told in a line what is being done, when it takes long
 * @returns the build's folder, for PORTAL_BUILD
 * @throws Error with Next's own words where the portal does not build
 */
export async function buildPortal(report: (line: string) => void, signal?: AbortSignal): Promise<string> {
  const directory = `${buildsDirectory}/${await nameOfSources()}`;
  const finished = `${projectDirectory}/${directory}/${finishedMark}`;
  if (existsSync(finished)) return directory;

  await mkdir(`${projectDirectory}/${buildsDirectory}`, { recursive: true });
  const begun = Date.now();
  report("Building the portal: about a minute, this time only.");
  const progress = setInterval(
    () => report(`Building the portal: ${Math.round((Date.now() - begun) / 1000)} s so far.`),
    progressInterval,
  );
  try {
    const release = await lockBuilds(signal);
    try {
      if (!existsSync(finished)) await runBuild(directory, signal);
    } finally {
      release();
    }
  } finally {
    clearInterval(progress);
  }
  return directory;
}

async function lockBuilds(signal: AbortSignal | undefined): Promise<() => void> {
  for (;;) {
    const release = await lockDirectory(`${projectDirectory}/${buildsDirectory}`);
    if (release) return release;
    await sleep(500, undefined, { signal });
  }
}

async function runBuild(directory: string, signal: AbortSignal | undefined): Promise<void> {
  await removeOldBuilds();
  await writeFile(`${projectDirectory}/build/portal.tsconfig.json`, '{ "extends": "../tsconfig.json" }\n');
  const restoreTypes = await keepFile(`${projectDirectory}/next-env.d.ts`);
  const child = spawnNode(
    ["--import", "./src/cli/end-with-parent.mjs", "node_modules/next/dist/bin/next", "build"],
    { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1", PORTAL_BUILD: directory },
    ["ignore", "pipe", "pipe", "ipc"],
  );
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding("utf8").on("data", (text: string) => {
      output = (output + text).slice(-8192);
    });
  }
  const abort = () => void endProcess(child);
  signal?.addEventListener("abort", abort);
  const [code] = await once(child, "exit");
  signal?.removeEventListener("abort", abort);
  await restoreTypes();
  signal?.throwIfAborted();
  if (code !== 0) throw new Error(`The portal does not build:\n${output.trim()}`);
  await writeFile(`${projectDirectory}/${directory}/${finishedMark}`, "");
}

/** Next names the build in next-env.d.ts, which the editor and tsc read after the build is gone. */
async function keepFile(path: string): Promise<() => Promise<void>> {
  const content = await readFile(path).catch(() => null);
  return () => (content === null ? rm(path, { force: true }) : writeFile(path, content));
}

async function removeOldBuilds(): Promise<void> {
  const directory = `${projectDirectory}/${buildsDirectory}`;
  const builds = await Promise.all(
    (await readdir(directory)).map(async (name) => ({
      name,
      time: (await stat(`${directory}/${name}`)).mtimeMs,
    })),
  );
  for (const { name } of builds.sort((first, second) => second.time - first.time).slice(keptBuilds)) {
    await rm(`${directory}/${name}`, { recursive: true, force: true });
  }
}
