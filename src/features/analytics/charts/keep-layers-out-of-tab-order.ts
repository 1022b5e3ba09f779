/**
 * A ref for the element around a chart. recharts draws each layer in a React portal, which listens for focus,
 * and Chromium lets the Tab key stop at every SVG element that does; so one chart would be five stops.
 */
export const keepLayersOutOfTabOrder = (element: HTMLElement | null) => {
  if (!element) return;
  const keepOut = () => {
    for (const layer of element.querySelectorAll("g[class*='recharts-zIndex-layer']:not([tabindex])")) {
      layer.setAttribute("tabindex", "-1");
    }
  };
  keepOut();
  const observer = new MutationObserver(keepOut);
  observer.observe(element, { childList: true, subtree: true });
  return () => observer.disconnect();
};
