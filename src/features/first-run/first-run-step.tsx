import clsx from "clsx";
import { Check } from "lucide-react";
import type { ReactNode } from "react";

interface FirstRunStepProps {
  number: number;
  title: string;
  state: "ahead" | "current" | "done";
  children?: ReactNode;
}

/** A step on the way to the first token. */
export const FirstRunStep = ({ number, title, state, children }: FirstRunStepProps) => (
  <li aria-current={state === "current" ? "step" : undefined} className="flex gap-4">
    <span
      aria-hidden
      className={clsx(
        "grid size-7 shrink-0 place-items-center rounded-full border font-medium text-xs [&_svg]:size-4",
        state === "current" && "border-accent bg-accent text-on-accent",
        state === "done" && "text-ok",
        state === "ahead" && "text-muted",
      )}
    >
      {state === "done" ? <Check /> : number}
    </span>
    <div className="min-w-0 flex-1">
      <h3 className={clsx("py-1 font-medium", state === "ahead" && "text-muted")}>
        {title}
        {state === "done" && <span className="sr-only"> (done)</span>}
      </h3>
      {Boolean(children) && <div className="mt-3 -ml-11 sm:ml-0">{children}</div>}
    </div>
  </li>
);
