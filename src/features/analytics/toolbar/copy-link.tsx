"use client";

import { Link2 } from "lucide-react";
import { usePathname } from "next/navigation";
import { useFormat } from "@/components/formatting/use-format";
import { Button } from "@/components/ui/button";
import { MenuButton, MenuItem } from "@/components/ui/menu";
import { copyLink } from "@/features/analytics/copy-link";
import type { PageState } from "@/features/analytics/page-state";
import { hrefOnSameDays } from "@/features/analytics/shown-page-href";
import { useAnalyticsState } from "@/features/analytics/use-analytics-state";

/** Copies the address of this page: with days that move on, or with those that it shows now. */
export const CopyLink = () => {
  const format = useFormat();
  const path = usePathname();
  const { range, span } = useAnalyticsState();

  const copyAs = (copied: PageState["range"]) =>
    copyLink(hrefOnSameDays(path, window.location.search, copied));
  const content = (
    <>
      <Link2 aria-hidden />
      Copy link
    </>
  );

  if (!span.relative) {
    return (
      <Button size="small" onClick={() => copyAs(range)}>
        {content}
      </Button>
    );
  }
  return (
    <MenuButton
      size="small"
      aria-label="Copy link"
      items={
        <>
          <MenuItem onClick={() => copyAs(range)}>Last {span.days} days, whenever it is opened</MenuItem>
          <MenuItem onClick={() => copyAs(`${span.from}..${span.to}`)}>
            {format.dayRange(span.from, span.to)}, for good
          </MenuItem>
        </>
      }
    >
      {content}
    </MenuButton>
  );
};
