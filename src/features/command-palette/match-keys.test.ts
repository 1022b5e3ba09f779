import { describe, expect, it } from "vitest";
import { longestPause, matchKeys, nothingTyped } from "@/features/command-palette/match-keys";

const sequences = ["c", "g a", "g u", "1"];

/** What each key completes, with so many milliseconds before each of them. */
const type = (keys: string, pause = 100) => {
  let typed = nothingTyped;
  return [...keys].map((key, index) => {
    const result = matchKeys(typed, key, 1_000_000 + index * pause, sequences);
    typed = result.typed;
    return result.match;
  });
};

describe("matchKeys", () => {
  it("knows single keys and sequences of them", () => {
    expect(type("c1")).toEqual(["c", "1"]);
    expect(type("gagu")).toEqual([null, "g a", null, "g u"]);
    expect(type("a")).toEqual([null]);
  });

  it("begins anew where a sequence breaks off", () => {
    expect(type("gga")).toEqual([null, null, "g a"]);
    expect(type("gc")).toEqual([null, "c"]);
    expect(type("gxa")).toEqual([null, null, null]);
  });

  it("forgets a key after a pause", () => {
    expect(type("ga", longestPause)).toEqual([null, "g a"]);
    expect(type("ga", longestPause + 1)).toEqual([null, null]);
  });
});
