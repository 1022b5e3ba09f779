"use client";

import { Bookmark } from "lucide-react";
import dynamic from "next/dynamic";
import { Suspense, useRef, useState } from "react";
import { Button } from "@/components/ui/button";

const ViewsPopover = dynamic(() =>
  import("@/features/views/views-popover").then((module) => module.ViewsPopover),
);

/** Opens the views that one keeps of this page. */
export const ViewsButton = () => {
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);

  return (
    <>
      <Button
        ref={button}
        size="small"
        aria-haspopup="dialog"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        <Bookmark aria-hidden />
        Views
      </Button>
      <Suspense>{open && <ViewsPopover anchor={button} onClose={() => setOpen(false)} />}</Suspense>
    </>
  );
};
