import { type Browser, chromium, type LaunchOptions } from "@playwright/test";
import chromiumBinary from "@sparticuz/chromium";

/** How a Chromium is launched that comes from npm, so that a fresh clone needs no browser of its own. */
export const chromiumOptions = async (): Promise<LaunchOptions> => ({
  executablePath: await chromiumBinary.executablePath(),
  args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
});

export const launchBrowser = async (): Promise<Browser> => chromium.launch(await chromiumOptions());
