import { expect, it } from "vitest";
import { matchesSearch } from "@/features/command-palette/matches-search";

it("every word is to be somewhere, in whichever case and order", () => {
  const texts = ["Last 7 days", "range"];
  expect(matchesSearch("", texts)).toBe(1);
  expect(matchesSearch("DAYS 7", texts)).toBe(1);
  expect(matchesSearch(" range ", texts)).toBe(1);
  expect(matchesSearch("days 90", texts)).toBe(0);
  expect(matchesSearch("ÜBER", ["Übersetzer"])).toBe(1);
  // A word is not put together of two texts.
  expect(matchesSearch("daysrange", texts)).toBe(0);
});
