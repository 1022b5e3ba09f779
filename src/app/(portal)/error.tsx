"use client";

import { PageError } from "@/components/page-error";
import { Card } from "@/components/ui/card";

export default function PortalErrorPage({ retry }: { retry: () => void }) {
  return (
    <Card>
      <PageError retry={retry} />
    </Card>
  );
}
