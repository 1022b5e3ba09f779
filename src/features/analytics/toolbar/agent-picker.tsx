"use client";

import { Combobox } from "@base-ui/react/combobox";
import { keepPreviousData } from "@tanstack/react-query";
import clsx from "clsx";
import { Check } from "lucide-react";
import { type RefObject, useDeferredValue, useState } from "react";
import { controlClassName } from "@/components/ui/input";
import { Popover } from "@/components/ui/popover";
import { maximumFilteredAgents } from "@/features/analytics/page-state";
import { useAnalyticsState } from "@/features/analytics/use-analytics-state";
import { api } from "@/trpc/react";

interface AgentPickerProps {
  anchor: RefObject<HTMLElement | null>;
  onClose: () => void;
}

/** Chooses agents out of those that the server finds as one types. */
export const AgentPicker = ({ anchor, onClose }: AgentPickerProps) => {
  const { agents, setState } = useAnalyticsState();
  const [text, setText] = useState("");
  const query = useDeferredValue(text);
  const search = api.agents.search.useQuery({ query }, { placeholderData: keepPreviousData });

  const found = search.data ?? [];
  const full = agents.length >= maximumFilteredAgents;

  const message = () => {
    if (search.isError) return `The agents could not be read. ${search.error.message}`;
    if (search.isPending) return "Looking for agents.";
    if (full) return `A page takes ${maximumFilteredAgents} agents: leave one out to take another.`;
    if (found.length > 0) return null;
    return query === "" ? "There are no agents yet." : `No agent's name contains “${query}”.`;
  };

  return (
    <Popover anchor={anchor} label="Choose agents" onClose={onClose}>
      <Combobox.Root
        inline
        open
        multiple
        filter={null}
        autoHighlight
        items={found.map(({ agent_id }) => agent_id)}
        value={agents}
        onValueChange={(ids: string[]) => setState({ agents: ids.slice(0, maximumFilteredAgents) })}
        inputValue={text}
        onInputValueChange={(value, { reason }) => {
          // Choosing an agent would empty the search for the next one.
          if (reason === "input-change") setText(value);
        }}
      >
        <div className="p-2">
          <Combobox.Input
            aria-label="Search agents by name"
            placeholder="Search by name"
            className={clsx(controlClassName, "h-9")}
          />
        </div>
        <Combobox.Status className="px-3 pb-2 text-muted text-xs empty:hidden">{message()}</Combobox.Status>
        <Combobox.List className="max-h-64 overflow-y-auto overscroll-contain border-t p-1 empty:border-t-0 empty:p-0">
          {found.map(({ agent_id, name }) => (
            <Combobox.Item
              key={agent_id}
              value={agent_id}
              disabled={full && !agents.includes(agent_id)}
              className="flex min-h-8 cursor-pointer items-center gap-2 rounded-md px-2 py-1 select-none data-disabled:cursor-default data-highlighted:bg-hover data-disabled:opacity-60"
            >
              <span className="min-w-0 flex-1 truncate">{name}</span>
              <Combobox.ItemIndicator>
                <Check aria-hidden className="size-4" />
              </Combobox.ItemIndicator>
            </Combobox.Item>
          ))}
        </Combobox.List>
      </Combobox.Root>
    </Popover>
  );
};
