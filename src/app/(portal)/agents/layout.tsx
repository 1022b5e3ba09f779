import type { ReactNode } from "react";
import { PageProviders } from "@/features/shell/page-providers";

export default function AgentsLayout({ children }: { children: ReactNode }) {
  return <PageProviders>{children}</PageProviders>;
}
