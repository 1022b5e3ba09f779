import type { ReactNode } from "react";
import { SettingsNavigation } from "@/features/settings/settings-navigation";
import { PageProviders } from "@/features/shell/page-providers";

export default function SettingsLayout({ children }: { children: ReactNode }) {
  return (
    <>
      <SettingsNavigation />
      <PageProviders>{children}</PageProviders>
    </>
  );
}
