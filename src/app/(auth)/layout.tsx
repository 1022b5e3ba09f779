import type { ReactNode } from "react";
import { Brand } from "@/components/brand";

export default function AuthenticationLayout({ children }: { children: ReactNode }) {
  return (
    <main className="flex min-h-dvh flex-col items-center justify-center gap-6 p-4 py-10">
      <Brand />
      <div className="w-full max-w-md">{children}</div>
    </main>
  );
}
