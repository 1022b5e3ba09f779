// Runs before everything else, on a clone that has nothing installed yet: Node alone must do.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync, statSync } from "node:fs";
import { fileURLToPath } from "node:url";

const project = fileURLToPath(new URL("../..", import.meta.url));
const progressInterval = 10_000;

/** @param {string} file */
function readPackages(file) {
  try {
    return JSON.parse(readFileSync(project + file, "utf8")).packages;
  } catch {
    return null;
  }
}

/** npm notes what it has installed only when it is done, so that an interrupted install does not count. */
function isInstalled() {
  const wanted = readPackages("package-lock.json");
  const installed = readPackages("node_modules/.package-lock.json");
  if (!wanted || !installed) return false;
  return Object.entries(wanted).every(
    ([path, { version, optional }]) =>
      path === "" || installed[path]?.version === version || (optional && !installed[path]),
  );
}

function isClientGenerated() {
  try {
    const { mtimeMs: schema } = statSync(`${project}prisma/schema.prisma`);
    return statSync(`${project}src/server/db/generated/client.ts`).mtimeMs >= schema;
  } catch {
    return false;
  }
}

/**
 * Runs a command, saying what it does and, while it takes long, for how long already. Its own words are shown
 * only where it fails, which ends this process.
 * @param {string} what
 * @param {string} command
 * @param {string[]} args
 */
async function run(what, command, args) {
  const begun = Date.now();
  const seconds = () => `${Math.round((Date.now() - begun) / 1000)} s`;
  console.log(`${what}.`);
  const progress = setInterval(() => console.log(`${what}: ${seconds()} so far.`), progressInterval);
  const child = spawn(command, args, { cwd: project, shell: process.platform === "win32" });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text) => {
      output += text;
    });
  }
  const [code] = await once(child, "close");
  clearInterval(progress);
  if (code === 0) return;
  console.error(`${output.trim()}\n${what} failed after ${seconds()}: see above, then start again.`);
  process.exit(1);
}

const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Node ${process.versions.node} is too old: install Node 20.19 or newer.`);
  process.exit(1);
}
if (!isInstalled()) {
  // NODE_ENV=production in the shell would leave out what the portal is built with.
  await run("Installing the dependencies, which takes about a minute", "npm", [
    "ci",
    "--include=dev",
    "--no-audit",
    "--no-fund",
  ]);
}
if (!isClientGenerated()) {
  await run("Generating the database client", process.execPath, ["prisma/generate.mjs"]);
}
