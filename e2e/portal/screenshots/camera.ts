import type { Page } from "@playwright/test";

/** Takes pictures of a page, under names that no other picture of this camera has. */
export interface Camera {
  /** All of the page, in a window that is as high. */
  page: (name: string) => Promise<void>;
  /** What the window shows: a dialog, a menu or anything else that lies over the page. */
  window: (name: string) => Promise<void>;
}

const longestWait = 10_000;

/** Waits until nothing in sight is loaded any more, and what was loaded has been painted. */
async function settle(page: Page): Promise<void> {
  await page.waitForLoadState("networkidle");
  await page
    .waitForFunction(
      () =>
        ![...document.querySelectorAll('.animate-pulse, [aria-busy="true"]')].some(
          (loading) => loading.getBoundingClientRect().top < window.innerHeight,
        ),
      undefined,
      { timeout: longestWait },
    )
    .catch(() => console.warn(`${page.url()} is still loading after ${longestWait} ms.`));
  await page.evaluate(
    () =>
      new Promise((resolve) => {
        requestAnimationFrame(() => requestAnimationFrame(resolve));
      }),
  );
}

/** Makes the window as high as the page is, which may grow by what is loaded once it is in sight. */
async function growWindow(page: Page, { width, height }: { width: number; height: number }): Promise<void> {
  for (let turn = 0; turn < 3; turn++) {
    const pageHeight = await page.evaluate(() => document.documentElement.scrollHeight);
    await page.setViewportSize({ width, height: Math.max(height, pageHeight) });
    await settle(page);
  }
}

export function createCamera(page: Page, pathOf: (name: string) => string): Camera {
  const taken = new Set<string>();
  const shoot = async (name: string) => {
    if (taken.has(name)) throw new Error(`There is a picture ${name} already.`);
    taken.add(name);
    await page.screenshot({ path: pathOf(name), animations: "disabled" });
  };

  return {
    page: async (name) => {
      const size = page.viewportSize();
      if (!size) throw new Error("The page has no window.");
      await settle(page);
      await growWindow(page, size);
      await shoot(name);
      await page.setViewportSize(size);
    },
    window: async (name) => {
      await settle(page);
      await shoot(name);
    },
  };
}
