"use client";

import { createContext, type ReactNode, useContext, useMemo } from "react";
import { createFormat } from "@/components/formatting/create-format";

const FormatContext = createContext(createFormat("en"));

/** Server and browser both format in `locale`, so that what one rendered is what the other expects. */
export const FormatProvider = ({ locale, children }: { locale: string; children: ReactNode }) => {
  const format = useMemo(() => createFormat(locale), [locale]);
  return <FormatContext value={format}>{children}</FormatContext>;
};

export const useFormat = () => useContext(FormatContext);
