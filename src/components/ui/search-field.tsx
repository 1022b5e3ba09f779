"use client";

import clsx from "clsx";
import { Search } from "lucide-react";
import { useEffect, useState } from "react";
import { Input } from "@/components/ui/input";

/** How long nothing is typed until it is searched for, in milliseconds. */
const pause = 250;

interface SearchFieldProps {
  /** What is searched for and where, for assistive technology. */
  label: string;
  /** What is searched for now. */
  value: string;
  onSearch: (text: string) => void;
  className?: string;
}

/** Takes what is to be searched for, and hands it on when nothing more is typed for a moment. */
export const SearchField = ({ label, value, onSearch, className }: SearchFieldProps) => {
  /** What is typed and not yet searched for. */
  const [typed, setTyped] = useState<string>();

  useEffect(() => {
    if (typed === undefined) return;
    const timer = setTimeout(() => {
      onSearch(typed);
      setTyped(undefined);
    }, pause);
    return () => clearTimeout(timer);
  }, [typed, onSearch]);

  return (
    <div className={clsx("relative", className)}>
      <Search
        aria-hidden
        className="pointer-events-none absolute top-1/2 left-3 size-4 -translate-y-1/2 text-muted"
      />
      <Input
        type="search"
        aria-label={label}
        placeholder={label}
        maxLength={200}
        autoComplete="off"
        spellCheck={false}
        className="pl-9"
        value={typed ?? value}
        onChange={(event) => setTyped(event.target.value)}
      />
    </div>
  );
};
