"use client";

import { NuqsAdapter } from "nuqs/adapters/next/app";
import type { ReactNode } from "react";
import { TooltipProvider } from "@/components/ui/tooltip";
import { TRPCReactProvider } from "@/trpc/react";

/**
 * What the content of a page needs around it: procedures, tooltips and a state in the URL. It is not around the
 * frame of all pages, which would then carry all of it before its first paint.
 */
export const PageProviders = ({ children }: { children: ReactNode }) => (
  <TRPCReactProvider>
    <NuqsAdapter>
      <TooltipProvider>{children}</TooltipProvider>
    </NuqsAdapter>
  </TRPCReactProvider>
);
