"use client";

import { useSearchParams } from "next/navigation";
import { type RefObject, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Popover } from "@/components/ui/popover";
import { Skeleton } from "@/components/ui/skeleton";
import { showToast } from "@/components/ui/toast";
import { useOpenView } from "@/features/views/use-open-view";
import { ViewNameForm } from "@/features/views/view-name-form";
import { ViewRow } from "@/features/views/view-row";
import { isShown, parametersOf } from "@/features/views/view-state";
import { api } from "@/trpc/react";

interface ViewsPopoverProps {
  anchor: RefObject<HTMLElement | null>;
  onClose: () => void;
}

/** The views that one keeps, and a way to keep what the page shows as another. */
export const ViewsPopover = ({ anchor, onClose }: ViewsPopoverProps) => {
  const query = `?${useSearchParams()}`;
  const openView = useOpenView();
  const { views } = api.useUtils();
  const list = api.views.list.useQuery();
  // A form that was sent begins anew.
  const [saved, setSaved] = useState(0);
  const save = api.views.save.useMutation({
    onSuccess: async ({ name }) => {
      await views.list.invalidate();
      setSaved((count) => count + 1);
      showToast(`“${name}” is saved.`);
    },
  });
  const shownViews = useRef<HTMLDivElement>(null);
  const isTaken = (name: string) => list.data?.some((view) => view.name === name.trim());

  const content = () => {
    if (list.isPending) return <Skeleton className="m-2 h-10" />;
    if (!list.data) {
      return (
        <div role="alert" className="flex flex-col items-start gap-2 p-2">
          <p>Your views could not be read. {list.error.message}</p>
          <Button size="small" pending={list.isFetching} onClick={() => list.refetch()}>
            Try again
          </Button>
        </div>
      );
    }
    if (list.data.length === 0) {
      return (
        <p className="p-2 text-muted">
          None yet. A view keeps the days, agents and all else that this page shows, for you alone.
        </p>
      );
    }
    return (
      <ul aria-label="Your views">
        {list.data.map((view) => (
          <ViewRow
            key={view.view_id}
            view={view}
            shown={isShown(view, query)}
            onOpen={() => {
              void openView(view);
              onClose();
            }}
            onDeleted={() => shownViews.current?.focus()}
          />
        ))}
      </ul>
    );
  };

  return (
    <Popover anchor={anchor} label="Views" onClose={onClose}>
      <div
        ref={shownViews}
        tabIndex={-1}
        className="max-h-72 overflow-y-auto overscroll-contain p-1 outline-none"
      >
        {content()}
      </div>
      <div className="border-t p-3">
        <ViewNameForm
          key={saved}
          label="Save what this page shows as"
          name=""
          error={save.error?.message}
          onSubmit={(name) => save.mutate({ name, parameters: parametersOf(query) })}
        >
          {(typed) => (
            <Button type="submit" variant="primary" size="small" pending={save.isPending}>
              {isTaken(typed) ? "Replace this view" : "Save view"}
            </Button>
          )}
        </ViewNameForm>
      </div>
    </Popover>
  );
};
