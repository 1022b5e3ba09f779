import { defineConfig } from "@playwright/test";
import { chromiumOptions } from "./e2e/portal/launch-browser";

export default defineConfig({
  testDir: "e2e/portal",
  globalSetup: "./e2e/portal/global-setup.ts",
  outputDir: "test-results",
  reporter: "list",
  // The machine also runs the system under test.
  workers: 2,
  fullyParallel: true,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  use: {
    launchOptions: await chromiumOptions(),
    // All of a page is in view: what is further down than a window reaches is left out until it is scrolled to.
    viewport: { width: 1280, height: 2400 },
    locale: "en-GB",
    permissions: ["clipboard-read", "clipboard-write"],
    screenshot: "only-on-failure",
  },
});
