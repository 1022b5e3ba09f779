import { expect, it } from "vitest";
import { prepareCountAxis } from "@/features/analytics/prepare-count-axis";

it.each([
  [0, [0, 1]],
  [1, [0, 1]],
  [2, [0, 1, 2]],
  [3, [0, 1, 2, 3]],
  [7, [0, 2, 4, 6, 8]],
  [100, [0, 20, 40, 60, 80, 100]],
  [1_310_000, [0, 500_000, 1_000_000, 1_500_000]],
])("an axis for counts of up to %d has %j", (highest, numbers) => {
  expect(prepareCountAxis(highest)).toEqual(numbers);
});
