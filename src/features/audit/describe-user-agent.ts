/** Browsers by the product that only they name, those first that also name another's. */
const browsers = [
  [/\bEdg(?:e|A|iOS)?\/(\d+)/, "Edge"],
  [/\bOPR\/(\d+)/, "Opera"],
  [/\bSamsungBrowser\/(\d+)/, "Samsung Internet"],
  [/\b(?:Firefox|FxiOS)\/(\d+)/, "Firefox"],
  [/\bHeadlessChrome\/(\d+)/, "Headless Chrome"],
  [/\b(?:Chrome|CriOS)\/(\d+)/, "Chrome"],
  [/\bVersion\/(\d+)[\d.]* (?:Mobile\/\S+ )?Safari\//, "Safari"],
] as const;

const systems = [
  [/\bAndroid\b/, "Android"],
  [/\b(?:iPhone|iPad|iPod)\b/, "iOS"],
  [/\bWindows\b/, "Windows"],
  [/\bMac OS X\b|\bMacintosh\b/, "macOS"],
  [/\bCrOS\b/, "ChromeOS"],
  [/\bLinux\b|\bX11\b/, "Linux"],
] as const;

/**
 * A client in words, out of what it said of itself in `User-Agent` (RFC 9110 section 10.1.5): a browser with its
 * system, else the product that it names first. Anybody can say anything there.
 */
export const describeUserAgent = (userAgent: string | null): string => {
  if (!userAgent?.trim()) return "A client that does not say what it is";
  const system = systems.find(([pattern]) => pattern.test(userAgent))?.[1];
  for (const [pattern, name] of browsers) {
    const version = pattern.exec(userAgent)?.[1];
    if (version) return system ? `${name} ${version} on ${system}` : `${name} ${version}`;
  }
  const [product = ""] = userAgent.trim().split(/\s/, 1);
  const [name, version] = product.split("/", 2);
  return [name, version].filter(Boolean).join(" ").slice(0, 60);
};
