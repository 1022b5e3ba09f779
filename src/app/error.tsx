"use client";

import { PageError } from "@/components/page-error";

export default function RootErrorPage({ retry }: { retry: () => void }) {
  return (
    <main className="grid min-h-dvh place-items-center">
      <PageError retry={retry} />
    </main>
  );
}
