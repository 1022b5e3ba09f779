"use client";

import { useQueryStates } from "nuqs";
import { useCallback } from "react";
import { SearchField } from "@/components/ui/search-field";
import { SegmentedControl } from "@/components/ui/segmented-control";
import { agentListParsers } from "@/features/agents/list-state";

const statuses = [
  { value: "all", label: "All" },
  { value: "active", label: "Active" },
  { value: "deactivated", label: "Deactivated" },
] as const;

/** Which agents the list shows. */
export const AgentListToolbar = () => {
  const [{ search, status }, setState] = useQueryStates(agentListParsers);
  // What is typed by and by is one step of the browser's history.
  const searchFor = useCallback(
    (text: string) => setState({ search: text }, { history: "replace" }),
    [setState],
  );

  return (
    <search className="mb-4 flex flex-wrap gap-2">
      <SearchField
        label="Search agents"
        value={search}
        onSearch={searchFor}
        className="min-w-0 flex-1 basis-56 sm:max-w-80"
      />
      <SegmentedControl
        label="Status"
        value={status}
        choices={statuses}
        onValueChange={(chosen) => setState({ status: chosen }, { history: "push" })}
      />
    </search>
  );
};
