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

/**
 * Draws while the panel looks as if nothing pointed at it, and while its shapes have their look within themselves: the
 * library copies shapes as they are, without the stylesheets that they are within.
 */
const whileStill = async <Result>(panel: HTMLElement, draw: () => Promise<Result>): Promise<Result> => {
  const { pointerEvents } = panel.style;
  const restore: (() => void)[] = [];
  panel.style.pointerEvents = "none";
  try {
    await untilDrawn(panel);
    for (const shape of panel.querySelectorAll<SVGElement>("svg *")) {
      const { cssText } = shape.style;
      restore.push(() => {
        shape.style.cssText = cssText;
      });
      const computed = getComputedStyle(shape);
      const look = paints.map((name) => [name, computed.getPropertyValue(name)] as const);
      for (const [name, value] of look) shape.style.setProperty(name, value);
    }
    return await draw();
  } finally {
    for (const put of restore) put();
    panel.style.pointerEvents = pointerEvents;
  }
};

/** What is only for using the page says so. Text comes here as well, and has no attributes. */
const isForPicture = (node: Node) =>
  !(node instanceof Element && node.hasAttribute("data-left-out-of-picture"));

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
  const drawn = await whileStill(panel, async () =>
    toCanvas(panel, { pixelRatio, filter: isForPicture, fontEmbedCSS: await fontCssOf(panel) }),
  );

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
