"use client";

import { type ReactNode, startTransition, useEffect, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { onFirstUse } from "@/components/on-first-use";

/**
 * Leaves out what is below the part of the page that shows at first, so that this part is there the sooner, until
 * it comes into view or the page is used in any way, whichever is first. It is there when the page is printed.
 */
export const MountedNearView = ({
  placeholder,
  children,
}: {
  /** Takes the same room. */
  placeholder: ReactNode;
  children: ReactNode;
}) => {
  const [mounted, setMounted] = useState(false);
  const place = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (mounted || !place.current) return;
    const mount = () => startTransition(() => setMounted(true));
    const mountAtOnce = () => flushSync(() => setMounted(true));
    const observer = new IntersectionObserver((entries) => {
      if (entries.some(({ isIntersecting }) => isIntersecting)) mount();
    });
    observer.observe(place.current);
    const stop = onFirstUse(mount);
    window.addEventListener("beforeprint", mountAtOnce);
    return () => {
      observer.disconnect();
      stop();
      window.removeEventListener("beforeprint", mountAtOnce);
    };
  }, [mounted]);

  return mounted ? children : <div ref={place}>{placeholder}</div>;
};
