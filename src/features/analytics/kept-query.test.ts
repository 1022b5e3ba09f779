import { expect, it } from "vitest";
import { keptQuery } from "@/features/analytics/kept-query";

it.each([
  ["", ""],
  ["agents=a&cell=2-9&order=name", ""],
  ["range=7d&agents=a&compare=true", "?range=7d&compare=true"],
  [
    "measure=mean&zone=local&range=2026-11-01..2026-11-20",
    "?range=2026-11-01..2026-11-20&zone=local&measure=mean",
  ],
])("of “%s” goes along “%s”", (query, kept) => {
  expect(keptQuery(new URLSearchParams(query))).toBe(kept);
});
