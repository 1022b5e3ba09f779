"use client";

import { createContext, type ReactNode, useContext } from "react";

const LocaleContext = createContext("en");

/** Server and browser both format in `locale`, so that what one rendered is what the other expects. */
export const LocaleProvider = ({ locale, children }: { locale: string; children: ReactNode }) => (
  <LocaleContext value={locale}>{children}</LocaleContext>
);

/** The viewer's locale, a BCP 47 language tag. */
export const useLocale = () => useContext(LocaleContext);
