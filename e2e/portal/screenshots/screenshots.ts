import { mkdir, rm } from "node:fs/promises";
import { parseArgs } from "node:util";
import type { Browser, Page } from "@playwright/test";
import { freePort } from "@/server/free-port";
import { startIdentityProvider } from "../identity-provider";
import { launchBrowser } from "../launch-browser";
import { startSystem } from "../start-system";
import { createCamera } from "./camera";
import { photographDemoTenant, signInToDemo, waitForCharts } from "./demo-tenant";
import { photographNewTenant } from "./new-tenant";

const directory = "screenshots";

const themes = ["light", "dark"] as const;
type Theme = (typeof themes)[number];

interface Size {
  width: number;
  height: number;
}

const sizes: readonly Size[] = [
  { width: 1280, height: 900 },
  { width: 360, height: 740 },
];
const wide: Size = { width: 1920, height: 1080 };
/** As high as the figures, the line chart and the heatmap are. */
const ofReadme: Size = { width: 1440, height: 1268 };

const openPage = async (
  browser: Browser,
  baseURL: string,
  colorScheme: Theme,
  viewport: Size,
): Promise<Page> => {
  const context = await browser.newContext({
    baseURL,
    colorScheme,
    viewport,
    locale: "en-GB",
    timezoneId: "Europe/Berlin",
    reducedMotion: "reduce",
    permissions: ["clipboard-read", "clipboard-write"],
  });
  return context.newPage();
};

const { values } = parseArgs({ options: { readme: { type: "boolean", default: false } } });

const port = await freePort();
const identityProvider = await startIdentityProvider(`http://localhost:${port}`);
const system = await startSystem(undefined, {
  PORT: String(port),
  OIDC_ISSUER: identityProvider.issuer,
  OIDC_CLIENT_ID: identityProvider.clientId,
  OIDC_CLIENT_SECRET: identityProvider.clientSecret,
  OIDC_NAME: "Harbour ID",
});
const browser = await launchBrowser();

const photographPortal = async (theme: Theme, size: Size) => {
  const page = await openPage(browser, system.url, theme, size);
  const camera = createCamera(page, (name) => `${directory}/${name}-${theme}-${size.width}.png`);
  const login = `ada-${theme}-${size.width}`;
  const email = `${login}@example.com`;
  const colleague = `vera-${theme}-${size.width}@example.com`;
  identityProvider.accounts.set(login, { email, email_verified: true });
  await photographNewTenant(page, camera, { email, login, colleague });
  await page.context().clearCookies();
  await signInToDemo(page, system.demo);
  await photographDemoTenant(page, camera);
  await page.context().close();
  console.log(`${theme}, ${size.width} wide: done`);
};

const photographAnalytics = async (theme: Theme, size: Size, path: string) => {
  const page = await openPage(browser, system.url, theme, size);
  await signInToDemo(page, system.demo);
  await page.goto("/analytics?compare=true");
  await waitForCharts(page);
  await createCamera(page, () => path).window("analytics");
  await page.context().close();
};

try {
  if (!values.readme) {
    await rm(directory, { recursive: true, force: true });
    await mkdir(directory);
    for (const theme of themes) {
      for (const size of sizes) await photographPortal(theme, size);
      await photographAnalytics(theme, wide, `${directory}/analytics-${theme}-${wide.width}.png`);
    }
    console.log(`The pictures are in ${directory}/.`);
  }
  for (const theme of themes) await photographAnalytics(theme, ofReadme, `docs/analytics-${theme}.png`);
  console.log("Those of the README are in docs/.");
} finally {
  await browser.close();
  await system.stop();
  await identityProvider.stop();
}
