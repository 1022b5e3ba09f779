import { createHash } from "node:crypto";
import { once } from "node:events";
import { realpath, rm } from "node:fs/promises";
import { connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

/**
 * Takes a directory for this process alone. The lock is a socket that the process listens on, so that it is
 * free again the moment its process ends, in whatever way.
 *
 * @returns what releases it, or null where another process has it
 */
export async function lockDirectory(directory: string): Promise<(() => void) | null> {
  const name = `agentidp-${createHash("sha256")
    .update(await realpath(directory))
    .digest("hex")
    .slice(0, 32)}`;
  const address = addressOf(name);
  const server = createServer((socket) => socket.destroy());
  server.unref();
  for (;;) {
    try {
      server.listen(address);
      await once(server, "listening");
      return () => server.close();
    } catch (error) {
      if (!(error instanceof Error && "code" in error && error.code === "EADDRINUSE")) throw error;
      if (await answers(address)) return null;
      await rm(address, { force: true });
    }
  }
}

/** Linux and Windows forget the name with the process; elsewhere it is a file that a killed process leaves. */
function addressOf(name: string): string {
  if (process.platform === "linux") return `\0${name}`;
  if (process.platform === "win32") return `\\\\.\\pipe\\${name}`;
  return join(tmpdir(), `${name}.sock`);
}

async function answers(address: string): Promise<boolean> {
  const socket = connect(address);
  try {
    await once(socket, "connect");
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}
