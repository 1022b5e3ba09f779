"use client";

import dynamic from "next/dynamic";

// Every page carries this file, and hardly any ever shows it.
const PageError = dynamic(() => import("@/components/page-error").then((module) => module.PageError));

export default function RootErrorPage() {
  return (
    <main className="grid min-h-dvh place-items-center">
      <PageError />
    </main>
  );
}
