import "@/app/globals.css";
import { GeistMono } from "geist/font/mono";
import { GeistSans } from "geist/font/sans";
import type { Metadata, Viewport } from "next";
import { headers } from "next/headers";
import type { ReactNode } from "react";
import { LocaleProvider } from "@/components/formatting/locale-provider";
import { viewerLocale } from "@/components/formatting/viewer-locale";
import { nonceHeader } from "@/components/request-headers";
import { ThemeProvider } from "@/components/theme-provider";
import { Toaster } from "@/components/ui/toaster";

export const metadata: Metadata = {
  title: { default: "AgentIdP", template: "%s · AgentIdP" },
  description: "The identity provider for AI agents.",
  robots: { index: false, follow: false },
};

export const viewport: Viewport = { colorScheme: "light dark" };

export default async function RootLayout({ children }: { children: ReactNode }) {
  const requestHeaders = await headers();

  return (
    <html lang="en" className={`${GeistSans.variable} ${GeistMono.variable}`} suppressHydrationWarning>
      <body className="isolate font-sans">
        <ThemeProvider nonce={requestHeaders.get(nonceHeader) ?? ""}>
          <LocaleProvider locale={viewerLocale(requestHeaders.get("accept-language"))}>
            {children}
            <Toaster />
          </LocaleProvider>
        </ThemeProvider>
      </body>
    </html>
  );
}
