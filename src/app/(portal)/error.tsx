"use client";

import { useRouter } from "next/navigation";
import { useTransition } from "react";
import { Card } from "@/components/ui/card";
import { ErrorState } from "@/components/ui/error-state";

export default function PortalErrorPage({ reset }: { reset: () => void }) {
  const router = useRouter();
  const [retrying, startRetry] = useTransition();

  const retry = () =>
    startRetry(() => {
      // What failed on the server has to be rendered there again; reset alone repeats the old answer.
      router.refresh();
      reset();
    });

  return (
    <Card>
      <ErrorState
        title="This page could not be shown"
        message="Something failed on the server. Try again; where it keeps failing, the server's log says why."
        pending={retrying}
        onRetry={retry}
      />
    </Card>
  );
}
