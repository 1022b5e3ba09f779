import type { ReactNode } from "react";
import { Brand } from "@/components/brand";
import { PageProviders } from "@/features/shell/page-providers";

export default function AuthenticationLayout({ children }: { children: ReactNode }) {
  return (
    <main className="flex min-h-dvh flex-col items-center gap-6 px-4 pt-[12vh] pb-10">
      <Brand />
      <div className="w-full max-w-md">
        <PageProviders>{children}</PageProviders>
      </div>
    </main>
  );
}
