import type { Page } from "@playwright/test";

/**
 * Has the code of the panel of tokens not arrive, and everything else as it is.
 *
 * @returns what lets it arrive again
 */
export async function withholdPanelsCode(page: Page): Promise<() => Promise<void>> {
  const chunks = "**/_next/static/chunks/*.js";
  await page.route(chunks, async (route) => {
    const response = await route.fetch();
    const isOfPanels = (await response.text()).includes("Tokens issued a day");
    await (isOfPanels ? route.abort() : route.fulfill({ response }));
  });
  return () => page.unroute(chunks);
}
