"use client";

import dynamic from "next/dynamic";
import { Card } from "@/components/ui/card";

// Every page carries this file, and hardly any ever shows it.
const PageError = dynamic(() => import("@/components/page-error").then((module) => module.PageError));

export default function PortalErrorPage() {
  return (
    <Card>
      <PageError />
    </Card>
  );
}
