import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { startApiProcesses } from "@/cli/api-processes";

/** Stands for the bundle: takes its time to start, and writes down what it is and what it hears. */
const slowToStart = `
  import { appendFileSync } from "node:fs";
  const note = (line) => appendFileSync(process.env.NOTES, line + "\\n");
  note("started " + process.pid);
  process.on("message", (message) => {
    if (message.type === "portal") note("heard " + message.url);
  });
  setTimeout(() => process.send({ type: "ready", port: 1 }), 700);
`;

const eventually = { timeout: 20_000, interval: 10 };

test("a process that starts while the portal moves hears where it is, and one that was killed harms nobody", {
  timeout: 60_000,
}, async () => {
  const said = vi.spyOn(console, "error").mockReturnValue();
  const directory = await mkdtemp(join(tmpdir(), "agentidp-api-processes-"));
  const bundle = join(directory, "api.mjs");
  const notes = join(directory, "notes");
  await writeFile(bundle, slowToStart);
  const started = async () =>
    [...(await readFile(notes, "utf8")).matchAll(/^started (\d+)$/gm)].map(([, pid]) => Number(pid));

  const api = await startApiProcesses(bundle, 1, { ...process.env, NOTES: notes });
  try {
    const [first = 0] = await started();
    process.kill(first, "SIGKILL");
    // So long that it has ended and we have not heard of it: what is sent now cannot be written.
    for (const until = performance.now() + 200; performance.now() < until; );
    api.movePortal("http://127.0.0.1:1234");
    await vi.waitFor(async () => expect(await started()).toHaveLength(2), eventually);
    api.movePortal("http://127.0.0.1:4321");
    await vi.waitFor(
      async () => expect(await readFile(notes, "utf8")).toContain("heard http://127.0.0.1:4321"),
      eventually,
    );
  } finally {
    await api.stop();
    await rm(directory, { recursive: true });
    said.mockRestore();
  }
});
