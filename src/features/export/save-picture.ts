import { toCanvas } from "html-to-image";
import { fontCssOf } from "@/features/export/font-css";
import { saveFile } from "@/features/export/save-file";

/** A picture is as sharp as on a screen of high density, whichever one it is made on. */
const pixelRatio = 2;

const margin = 24;
const signature = "AgentIdP";
const lineHeight = 20;
const font = (family: string) => `12px ${family}`;

const longestWait = 3_000;

/** Resolves once the panel shows its chart, which takes a moment where it has just been asked for. */
const untilDrawn = async (panel: HTMLElement) => {
  const deadline = performance.now() + longestWait;
  while (!panel.querySelector(".recharts-surface")) {
    if (performance.now() > deadline) throw new Error("The panel shows no chart.");
    await new Promise(requestAnimationFrame);
  }
  // One frame to lay the chart out, one to paint it.
  await new Promise(requestAnimationFrame);
  await new Promise(requestAnimationFrame);
  await document.fonts.ready;
};

/** What of a shape's look can come from a stylesheet. */
const paints = ["fill", "fill-opacity", "stroke", "stroke-width", "stroke-dasharray", "opacity", "display"];

/** Shapes have their look within themselves then: the library copies them without the stylesheets that they are within. */
const giveLook = (shapes: NodeListOf<SVGElement>, copies: NodeListOf<SVGElement>) => {
  for (const [index, copy] of copies.entries()) {
    const shape = shapes[index];
    if (!shape) continue;
    const computed = getComputedStyle(shape);
    for (const name of paints) copy.style.setProperty(name, computed.getPropertyValue(name));
  }
};

/**
 * Draws a copy of the panel that is laid out beside the page: without what is only for using the page, which leaves no
 * void, and as if nothing pointed at it.
 */
const withCopy = async <Result>(
  panel: HTMLElement,
  draw: (copy: HTMLElement) => Promise<Result>,
): Promise<Result> => {
  await untilDrawn(panel);
  const copy = panel.cloneNode(true) as HTMLElement;
  giveLook(panel.querySelectorAll("svg *"), copy.querySelectorAll("svg *"));
  for (const element of copy.querySelectorAll("[data-left-out-of-picture]")) element.remove();
  // On the page it is as high as what it is exchanged for.
  for (const content of copy.querySelectorAll<HTMLElement>('[role="tabpanel"]'))
    content.style.height = "auto";

  const place = document.createElement("div");
  place.inert = true;
  Object.assign(place.style, { position: "fixed", top: "0", right: "100%", width: `${panel.offsetWidth}px` });
  place.append(copy);
  document.body.append(place);
  try {
    return await draw(copy);
  } finally {
    place.remove();
  }
};

/** Puts as many of the parts on each line as there is room for. */
const linesOf = (context: CanvasRenderingContext2D, parts: readonly string[], room: number) => {
  const lines: string[] = [];
  for (const part of parts) {
    const last = lines.at(-1);
    const longer = `${last} · ${part}`;
    if (last !== undefined && context.measureText(longer).width <= room) lines.splice(-1, 1, longer);
    else lines.push(part);
  }
  return lines;
};

/**
 * Saves a panel as a PNG, in the present theme and with the page's fonts, what it is `about` below it. Rejects where
 * the browser cannot draw it.
 */
export const savePicture = async (
  panel: HTMLElement,
  about: readonly string[],
  fileName: string,
): Promise<void> => {
  const fontEmbedCSS = await fontCssOf(panel);
  const drawn = await withCopy(panel, (copy) => toCanvas(copy, { pixelRatio, fontEmbedCSS }));

  const picture = document.createElement("canvas");
  const context = picture.getContext("2d");
  if (!context) throw new Error("The browser gives no canvas.");
  const page = getComputedStyle(document.body);
  const width = drawn.width / pixelRatio;
  const height = drawn.height / pixelRatio;
  context.font = font(page.fontFamily);
  const signatureWidth = context.measureText(signature).width;
  const lines = linesOf(context, about, width - signatureWidth - margin);
  // A canvas of another size forgets its font.
  picture.width = (width + 2 * margin) * pixelRatio;
  picture.height = (height + 2 * margin + (lines.length + 0.5) * lineHeight) * pixelRatio;

  context.scale(pixelRatio, pixelRatio);
  context.fillStyle = page.backgroundColor;
  context.fillRect(0, 0, picture.width, picture.height);
  context.drawImage(drawn, margin, margin, width, height);
  context.font = font(page.fontFamily);
  context.fillStyle = getComputedStyle(document.documentElement).getPropertyValue("--muted");
  context.textBaseline = "middle";
  for (const [index, line] of lines.entries()) {
    context.fillText(line, margin, margin + height + (index + 1) * lineHeight);
  }
  context.fillText(signature, margin + width - signatureWidth, margin + height + lineHeight);

  const file = await new Promise<Blob | null>((resolve) => {
    picture.toBlob(resolve, "image/png");
  });
  if (!file) throw new Error("The browser made no picture.");
  saveFile(file, fileName);
};
