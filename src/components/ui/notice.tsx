import { Info, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";

interface NoticeProps {
  tone: "information" | "warning" | "error";
  children: ReactNode;
}

const icons = {
  information: <Info aria-hidden className="text-accent" />,
  warning: <TriangleAlert aria-hidden className="text-warn" />,
  error: <TriangleAlert aria-hidden className="text-bad" />,
};

/** A line that has to be read before going on; an error is announced at once. */
export const Notice = ({ tone, children }: NoticeProps) => (
  <div
    role={tone === "error" ? "alert" : undefined}
    className="flex gap-2.5 rounded-md border bg-hover p-3 [&>svg]:mt-0.5 [&>svg]:size-4 [&>svg]:shrink-0"
  >
    {icons[tone]}
    <div className="min-w-0">{children}</div>
  </div>
);
