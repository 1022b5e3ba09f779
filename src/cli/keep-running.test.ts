import { expect, test, vi } from "vitest";
import { keepRunning, keepTrying, type Running } from "@/cli/keep-running";

/** Something that ends when it is told to, or by itself. */
function runner() {
  let end = () => {};
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  return { ended, end, stop: vi.fn(async () => end()) };
}

test("what fails at its first attempt is passed on, or tried again, as is asked for", async () => {
  const said = vi.spyOn(console, "error").mockReturnValue();
  const failing = async () => {
    throw new Error("Not yet.");
  };
  await expect(keepRunning("It", failing)).rejects.toThrow("Not yet.");

  const running = runner();
  const start = vi.fn<() => Promise<Running>>(failing).mockRejectedValueOnce(new Error("Not yet."));
  start.mockResolvedValueOnce(running);
  const kept = keepTrying("It", start);
  await vi.waitFor(() => expect(start).toHaveBeenCalledTimes(2), { timeout: 4_000 });
  expect(said).toHaveBeenCalledWith("It does not start: Not yet.");
  await kept.stop();
  expect(running.stop).toHaveBeenCalled();
  expect(start).toHaveBeenCalledTimes(2);
  said.mockRestore();
});

test("what ends by itself is started again, and what is stopped is not", async () => {
  const said = vi.spyOn(console, "error").mockReturnValue();
  const [first, second] = [runner(), runner()];
  const start = vi.fn<() => Promise<Running>>().mockResolvedValueOnce(first).mockResolvedValueOnce(second);
  const kept = await keepRunning("It", start);
  first.end();
  await vi.waitFor(() => expect(start).toHaveBeenCalledTimes(2), { timeout: 4_000 });
  expect(said.mock.calls).toEqual([["It ended by itself and is started again."]]);
  await kept.stop();
  expect(second.stop).toHaveBeenCalled();
  expect(start).toHaveBeenCalledTimes(2);
  said.mockRestore();
});

test("what is stopped while it starts is told so, and waited for", async () => {
  let toldToEnd = false;
  const kept = keepTrying(
    "It",
    (signal) =>
      new Promise((_resolve, reject) => {
        signal.addEventListener("abort", () => {
          toldToEnd = true;
          reject(new Error("It ended before it could serve."));
        });
      }),
  );
  await kept.stop();
  expect(toldToEnd).toBe(true);
});
