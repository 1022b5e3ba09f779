import { expect, it } from "vitest";
import { viewerLocale } from "@/components/formatting/viewer-locale";

it.each([
  ["de-DE,de;q=0.9,en;q=0.8", "de-DE"],
  ["*", "en"],
  ["not a tag!, fr;q=0.5", "fr"],
  ["", "en"],
  [null, "en"],
])("reads %s as %s", (header, locale) => {
  expect(viewerLocale(header)).toBe(locale);
});
