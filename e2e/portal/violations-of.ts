import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";

/** What axe finds wrong with a page, or with a part of it, each with the elements that it is about. */
export async function violationsOf(
  page: Page,
  { within, exceptRules = [] }: { within?: string; exceptRules?: string[] } = {},
): Promise<string[]> {
  const axe = new AxeBuilder({ page }).disableRules(exceptRules);
  const { violations } = await (within === undefined ? axe : axe.include(within)).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
}
