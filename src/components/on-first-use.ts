/** By what a page is known to be in use: whoever presses a key may search it, or go through it by keys. */
const signsOfUse = ["pointerdown", "keydown", "scroll"] as const;

/**
 * Calls back once the page is used in any way.
 *
 * @returns what calls it off
 */
export const onFirstUse = (callback: () => void) => {
  const controller = new AbortController();
  const use = () => {
    controller.abort();
    callback();
  };
  for (const sign of signsOfUse) {
    window.addEventListener(sign, use, { passive: true, signal: controller.signal });
  }
  return () => controller.abort();
};
