const fallback = "en";

/**
 * The language that a browser prefers for numbers and dates, out of its `Accept-Language`
 * (RFC 9110 section 12.5.4). Browsers list languages by preference, so the first known one is taken.
 */
export const viewerLocale = (acceptLanguage: string | null): string => {
  for (const part of acceptLanguage?.split(",") ?? []) {
    const tag = part.split(";")[0]?.trim();
    try {
      const supported = tag && Intl.NumberFormat.supportedLocalesOf(tag)[0];
      if (supported) return supported;
    } catch {
      // Not a language tag, such as "*".
    }
  }
  return fallback;
};
