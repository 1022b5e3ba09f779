// Runs before everything else, on a clone that has nothing installed yet: Node alone must do.
//
// What issues tokens is in `dependencies`, what the portal is built from in `devDependencies`. With
// `--omit=dev` only the first is seen to: `npm start` installs the rest when tokens are issued already.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
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

/**
 * npm notes what it has installed only when it is done, so that an interrupted install does not count.
 * @param {boolean} withDev
 */
function isInstalled(withDev) {
  const wanted = readPackages("package-lock.json");
  const installed = readPackages("node_modules/.package-lock.json");
  if (!wanted || !installed) return false;
  return Object.entries(wanted).every(
    ([path, { version, optional, dev }]) =>
      path === "" ||
      (dev && !withDev) ||
      installed[path]?.version === version ||
      (optional && !installed[path]),
  );
}

/**
 * Runs a command, saying what it does and, while it takes long, for how long already. Its own words are shown
 * only where it fails, which ends this process; it ends with this process.
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
  for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => process.exit(1));
  process.on("exit", () => child.kill());
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

const withDev = !process.argv.includes("--omit=dev");
if (!isInstalled(withDev)) {
  const what = withDev
    ? "Installing all that the portal and the tests need, which takes about a minute"
    : "Installing what issues tokens, which takes about half a minute";
  // `npm ci` begins by removing everything, of which a server that runs may still have to load something.
  const install = existsSync(`${project}node_modules`) ? ["install", "--no-save"] : ["ci"];
  // NODE_ENV=production in the shell would leave out what the portal is built with.
  const groups = withDev ? "--include=dev" : "--omit=dev";
  await run(what, "npm", [...install, groups, "--no-audit", "--no-fund"]);
}
await import("../../prisma/generate.mjs");
// Who started this may hold a channel to it, which would keep it running with nothing left to do.
process.channel?.unref();
