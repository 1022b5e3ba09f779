import { toCanvas } from "html-to-image";
import { fontCssOf } from "@/features/export/font-css";
import { saveFile } from "@/features/export/save-file";

/** A picture is as sharp as on a screen of high density, whichever one it is made on. */
const pixelRatio = 2;

const margin = 24;
const captionHeight = 44;

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

/** What is only for using the page says so. Text comes here as well, and has no attributes. */
const isForPicture = (node: Node) =>
  !(node instanceof Element && node.hasAttribute("data-left-out-of-picture"));

/** Cuts a text, so that it is not wider than there is room for. */
const fitting = (context: CanvasRenderingContext2D, text: string, room: number) => {
  if (context.measureText(text).width <= room) return text;
  let end = text.length;
  while (end > 0 && context.measureText(`${text.slice(0, end)}…`).width > room) end -= 1;
  return `${text.slice(0, end)}…`;
};

/**
 * Saves a panel as a PNG, in the present theme and with the page's fonts, below it the line `about`. Rejects where
 * the browser cannot draw it.
 */
export const savePicture = async (panel: HTMLElement, about: string, fileName: string): Promise<void> => {
  await untilDrawn(panel);
  const drawn = await toCanvas(panel, {
    pixelRatio,
    filter: isForPicture,
    fontEmbedCSS: await fontCssOf(panel),
  });

  const picture = document.createElement("canvas");
  picture.width = drawn.width + 2 * margin * pixelRatio;
  picture.height = drawn.height + (margin + captionHeight) * pixelRatio;
  const context = picture.getContext("2d");
  if (!context) throw new Error("The browser gives no canvas.");

  const page = getComputedStyle(document.body);
  const colourOf = (token: string) => getComputedStyle(document.documentElement).getPropertyValue(token);
  context.fillStyle = page.backgroundColor;
  context.fillRect(0, 0, picture.width, picture.height);
  context.drawImage(drawn, margin * pixelRatio, margin * pixelRatio);

  context.scale(pixelRatio, pixelRatio);
  context.fillStyle = colourOf("--muted");
  context.font = `12px ${page.fontFamily}`;
  context.textBaseline = "middle";
  const width = drawn.width / pixelRatio;
  const middle = margin + drawn.height / pixelRatio + captionHeight / 2;
  const signature = "AgentIdP";
  const signatureWidth = context.measureText(signature).width;
  context.fillText(signature, margin + width - signatureWidth, middle);
  context.fillText(fitting(context, about, width - signatureWidth - margin), margin, middle);

  const file = await new Promise<Blob | null>((resolve) => {
    picture.toBlob(resolve, "image/png");
  });
  if (!file) throw new Error("The browser made no picture.");
  saveFile(file, fileName);
};
