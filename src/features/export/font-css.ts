const asDataUrl = (file: Blob) =>
  new Promise<string>((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });

const unquoted = (family: string) => family.replaceAll(/["']/g, "");

/** The faces that the page has of the families, each with the address that its own addresses are relative to. */
const facesOf = (families: string) =>
  [...document.styleSheets].flatMap(({ cssRules, href }) =>
    [...cssRules]
      .filter((rule) => rule instanceof CSSFontFaceRule)
      .filter((rule) => unquoted(families).includes(unquoted(rule.style.getPropertyValue("font-family"))))
      .map(({ cssText }) => ({ cssText, base: href ?? document.baseURI })),
  );

/**
 * The page's rules for the fonts of an element, the files within them: an image loads nothing by itself. (The library
 * that draws would do this with the help of a base element, which the page's policy forbids.)
 */
export const fontCssOf = async (element: Element): Promise<string> => {
  const faces = facesOf(getComputedStyle(element).fontFamily);
  const embedded = faces.map(async ({ cssText, base }) => {
    const [, address] = cssText.match(/url\(["']?([^"')]+)["']?\)/) ?? [];
    if (address === undefined) return cssText;
    const response = await fetch(new URL(address, base));
    return response.ok ? cssText.replace(address, await asDataUrl(await response.blob())) : "";
  });
  return (await Promise.all(embedded)).join("\n");
};
