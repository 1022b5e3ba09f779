import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const stylesheet = readFileSync(new URL("../../app/globals.css", import.meta.url), "utf8");

type Colour = readonly [lightness: number, chroma: number, hue: number];

/** The colour tokens of a theme, as written in the stylesheet. */
const tokensOf = (selector: string): Map<string, Colour> => {
  const block = stylesheet.match(new RegExp(`^\\${selector} \\{([^}]*)\\}`, "m"))?.[1] ?? "";
  const declarations = block.matchAll(/--([\w-]+): oklch\(([\d.]+) ([\d.]+) ([\d.]+)\)/g);
  return new Map(
    Array.from(declarations, ([, name = "", l, c, h]) => [name, [Number(l), Number(c), Number(h)]]),
  );
};

/** Relative luminance (WCAG 2.2) of a colour given in OKLCH; out of gamut channels are clipped, as browsers do. */
const luminance = ([lightness, chroma, hue]: Colour): number => {
  const a = chroma * Math.cos((hue * Math.PI) / 180);
  const b = chroma * Math.sin((hue * Math.PI) / 180);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const clip = (channel: number) => Math.min(1, Math.max(0, channel));
  const red = clip(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s);
  const green = clip(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s);
  const blue = clip(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};

describe.each([
  ["light", ":root"],
  ["dark", ".dark"],
])("the %s theme", (_, selector) => {
  const tokens = tokensOf(selector);

  const contrast = (one: string, other: string): number => {
    const [first, second] = [one, other].map((name) => {
      const colour = tokens.get(name);
      if (!colour) throw new Error(`There is no colour --${name} in the theme.`);
      return luminance(colour) + 0.05;
    });
    return Math.max(first ?? 0, second ?? 0) / Math.min(first ?? 0, second ?? 0);
  };

  it.each([
    ["text", "page"],
    ["text", "card"],
    ["text", "hover"],
    ["muted", "page"],
    ["muted", "card"],
    ["muted", "hover"],
    ["accent", "card"],
    ["bad", "card"],
    ["on-accent", "accent"],
    ["on-bad", "bad"],
  ])("has text in %s that can be read on %s", (text, ground) => {
    expect(contrast(text, ground)).toBeGreaterThanOrEqual(5.4);
  });

  it.each([
    ["accent", "card"],
    ["accent", "page"],
    ["accent", "hover"],
    ["input-border", "card"],
    ["input-border", "page"],
    ["ok", "card"],
    ["warn", "hover"],
    ["bad", "hover"],
    ["compare", "card"],
    ["anomaly", "card"],
    ["registered", "card"],
    ["updated", "card"],
    ["deactivated", "card"],
    ["heat-4", "card"],
    ["heat-5", "card"],
  ])("has %s that stands out from %s", (mark, ground) => {
    expect(contrast(mark, ground)).toBeGreaterThanOrEqual(3);
  });
});
