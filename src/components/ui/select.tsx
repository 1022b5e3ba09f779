import clsx from "clsx";
import { ChevronDown } from "lucide-react";
import type { ComponentProps } from "react";
import { controlClassName } from "@/components/ui/input";

/** A choice out of many, by the browser's own list, which every device has a good one of. */
export const Select = ({ className, ...props }: ComponentProps<"select">) => (
  <div className={clsx("relative", className)}>
    <select className={clsx(controlClassName, "h-9 appearance-none truncate pr-8")} {...props} />
    <ChevronDown
      aria-hidden
      className="pointer-events-none absolute top-1/2 right-2.5 size-4 -translate-y-1/2 text-muted"
    />
  </div>
);
