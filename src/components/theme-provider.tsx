"use client";

import { CSPProvider } from "@base-ui/react/csp-provider";
import { ThemeProvider as NextThemesProvider } from "next-themes";
import type { ReactNode } from "react";

/**
 * Light, dark or as the system has it, set before the first paint. The nonce is what lets this and Base UI's
 * style elements through the Content-Security-Policy.
 */
export const ThemeProvider = ({ nonce, children }: { nonce: string; children: ReactNode }) => (
  <NextThemesProvider attribute="class" disableTransitionOnChange nonce={nonce}>
    <CSPProvider nonce={nonce}>{children}</CSPProvider>
  </NextThemesProvider>
);
