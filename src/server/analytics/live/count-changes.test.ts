import { randomUUID } from "node:crypto";
import { getEventListeners } from "node:events";
import { expect, test } from "vitest";
import { CountChanges } from "@/server/analytics/live/count-changes";

test("a quiet wait leaves nothing behind on the signal of its stream, however often it is repeated", async () => {
  const changes = new CountChanges(randomUUID());
  const { signal } = new AbortController();
  for (let n = 0; n < 5; n++) expect(await changes.within(1, signal)).toBe(false);
  expect(getEventListeners(signal, "abort")).toEqual([]);
  changes.stop();
});
