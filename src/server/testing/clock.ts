import { onTestFinished, vi } from "vitest";

/** Stops the clock at an instant, for all but timers, until the running test ends. */
export function stopTheClock(instant: string): void {
  vi.useFakeTimers({ toFake: ["Date"], now: new Date(instant) });
  onTestFinished(() => {
    vi.useRealTimers();
  });
}
