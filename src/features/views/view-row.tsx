"use client";

import { Check, Pencil, Trash2 } from "lucide-react";
import { useState } from "react";
import { useFormat } from "@/components/formatting/use-format";
import { Button } from "@/components/ui/button";
import { showToast } from "@/components/ui/toast";
import { useToday } from "@/features/analytics/today-provider";
import { describeView } from "@/features/views/describe-view";
import { ViewNameForm } from "@/features/views/view-name-form";
import { openedView } from "@/features/views/view-state";
import type { View } from "@/schemas/view";
import { api } from "@/trpc/react";

interface ViewRowProps {
  view: View;
  /** Whether the page shows it at the moment. */
  shown: boolean;
  onOpen: () => void;
  onDeleted: () => void;
}

/** A view in the list of them: opens it, gives it another name or forgets it. */
export const ViewRow = ({ view, shown, onOpen, onDeleted }: ViewRowProps) => {
  const format = useFormat();
  const today = useToday();
  const { views } = api.useUtils();
  const [doing, setDoing] = useState<"renaming" | "deleting" | null>(null);
  // Whether the focus is to be where it was, once what it was given to is gone.
  const [cameBack, setCameBack] = useState(false);
  const comeBack = () => {
    setDoing(null);
    setCameBack(true);
  };
  const rename = api.views.rename.useMutation({
    onSuccess: async () => {
      await views.list.invalidate();
      comeBack();
    },
  });
  const forget = api.views.delete.useMutation({
    onSuccess: async () => {
      onDeleted();
      showToast(`“${view.name}” is deleted.`);
      await views.list.invalidate();
    },
  });

  if (doing === "renaming") {
    return (
      <li className="p-2">
        <ViewNameForm
          label={`New name of “${view.name}”`}
          name={view.name}
          error={rename.error?.message}
          autoFocus
          onSubmit={(name) => rename.mutate({ view_id: view.view_id, name })}
        >
          {() => (
            <>
              <Button type="submit" variant="primary" size="small" pending={rename.isPending}>
                Rename
              </Button>
              <Button size="small" onClick={comeBack}>
                Cancel
              </Button>
            </>
          )}
        </ViewNameForm>
      </li>
    );
  }
  if (doing === "deleting") {
    return (
      <li className="flex flex-col gap-2 p-2">
        <p className="break-words">Delete “{view.name}”? What it shows stays where it is.</p>
        {forget.error && (
          <p role="alert" className="text-bad text-xs">
            {forget.error.message}
          </p>
        )}
        <div className="flex gap-2">
          <Button
            variant="danger"
            size="small"
            pending={forget.isPending}
            onClick={() => forget.mutate({ view_id: view.view_id })}
          >
            Delete
          </Button>
          <Button size="small" autoFocus onClick={comeBack}>
            Keep it
          </Button>
        </div>
      </li>
    );
  }
  return (
    <li className="flex items-center rounded-md hover:bg-hover">
      <button
        type="button"
        aria-current={shown || undefined}
        // biome-ignore lint/a11y/noAutofocus: it takes the place of what had the focus.
        autoFocus={cameBack}
        className="flex min-h-10 min-w-0 flex-1 items-center gap-2 rounded-md px-2 py-1 text-left focus-visible:-outline-offset-2"
        onClick={onOpen}
      >
        <span className="min-w-0 flex-1">
          <span className="block truncate">{view.name}</span>
          <span className="block truncate text-muted text-xs">
            {describeView(openedView(view, today).state, format.dayRange)}
          </span>
        </span>
        {shown && <Check aria-hidden className="size-4 shrink-0" />}
      </button>
      <Button
        variant="quiet"
        size="icon"
        aria-label={`Rename ${view.name}`}
        onClick={() => setDoing("renaming")}
      >
        <Pencil aria-hidden />
      </Button>
      <Button
        variant="quiet"
        size="icon"
        aria-label={`Delete ${view.name}`}
        onClick={() => setDoing("deleting")}
      >
        <Trash2 aria-hidden />
      </Button>
    </li>
  );
};
