"use client";

import { ErrorState } from "@/components/ui/error-state";

export default function RootErrorPage({ reset }: { reset: () => void }) {
  return (
    <main className="grid min-h-dvh place-items-center">
      <ErrorState
        title="This page could not be shown"
        message="Something failed on the server. Try again; where it keeps failing, the server's log says why."
        onRetry={reset}
      />
    </main>
  );
}
