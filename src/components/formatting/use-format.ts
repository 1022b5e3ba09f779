"use client";

import { createFormat, type Format } from "@/components/formatting/create-format";
import { useLocale } from "@/components/formatting/locale-provider";

const formats = new Map<string, Format>();

/** How the viewer's language writes numbers, days and times. */
export const useFormat = () => {
  const locale = useLocale();
  const format = formats.get(locale) ?? createFormat(locale);
  formats.set(locale, format);
  return format;
};
