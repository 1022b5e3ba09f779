import type { Page } from "@playwright/test";

/** What is in the code of the panels of Analytics, and in that of recharts, and nowhere else. */
export const codeOf = { panels: "Tokens issued a day", recharts: "recharts-cartesian-axis" } as const;

const chunks = "**/_next/static/chunks/*.js";

/**
 * Has some code not arrive, and everything else as it is.
 *
 * @param mark what is in that code alone
 * @returns what lets it arrive when it is asked for again
 */
export async function withholdCode(page: Page, mark: string): Promise<() => Promise<void>> {
  await page.route(chunks, async (route) => {
    const response = await route.fetch();
    const isWithheld = (await response.text()).includes(mark);
    await (isWithheld ? route.abort() : route.fulfill({ response }));
  });
  return () => page.unroute(chunks);
}

/**
 * Has some code be on its way for as long as it takes.
 *
 * @param mark what is in that code alone
 * @returns what lets it arrive
 */
export async function delayCode(page: Page, mark: string): Promise<() => Promise<void>> {
  let arrive = () => {};
  const arrival = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  await page.route(chunks, async (route) => {
    const response = await route.fetch();
    if ((await response.text()).includes(mark)) await arrival;
    await route.fulfill({ response });
  });
  return () => {
    arrive();
    // What is still being handed on at the end of a test would fail it.
    return page.unrouteAll({ behavior: "wait" });
  };
}
