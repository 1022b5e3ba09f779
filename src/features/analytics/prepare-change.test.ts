import { expect, it } from "vitest";
import { prepareChange } from "@/features/analytics/prepare-change";

it.each([
  [0, 0, { kind: "same" }],
  [7, 7, { kind: "same" }],
  [0, 7, { kind: "new" }],
  [4, 6, { kind: "changed", ratio: 0.5 }],
  [4, 0, { kind: "changed", ratio: -1 }],
])("from %i to %i", (previous, count, change) => {
  expect(prepareChange(previous, count)).toEqual(change);
});
