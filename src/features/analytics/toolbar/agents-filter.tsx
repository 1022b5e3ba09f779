"use client";

import { Bot, X } from "lucide-react";
import dynamic from "next/dynamic";
import { Suspense, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { useAnalyticsState } from "@/features/analytics/use-analytics-state";
import { api } from "@/trpc/react";

const AgentPicker = dynamic(() =>
  import("@/features/analytics/toolbar/agent-picker").then((module) => module.AgentPicker),
);

/** The agents that the page is about, each with a way to leave it out again. */
export const AgentsFilter = () => {
  const { agents, setState } = useAnalyticsState();
  const [choosing, setChoosing] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const names = api.agents.names.useQuery(
    { agent_ids: agents },
    { enabled: agents.length > 0, placeholderData: (previous) => previous },
  );

  const nameOf = (id: string) => {
    const agent = names.data?.find(({ agent_id }) => agent_id === id);
    if (agent) return agent.status === "deactivated" ? `${agent.name} (deactivated)` : agent.name;
    return names.isSuccess ? "Agent that does not exist" : "Agent";
  };

  return (
    <>
      <Button
        ref={button}
        size="small"
        aria-haspopup="dialog"
        aria-expanded={choosing}
        onClick={() => setChoosing(!choosing)}
      >
        <Bot aria-hidden />
        {agents.length === 0 ? "All agents" : `${agents.length} ${agents.length === 1 ? "agent" : "agents"}`}
      </Button>
      <Suspense>{choosing && <AgentPicker anchor={button} onClose={() => setChoosing(false)} />}</Suspense>
      {agents.length > 0 && (
        <ul aria-label="Only these agents" className="order-last flex w-full flex-wrap gap-2">
          {agents.map((id) => (
            <li
              key={id}
              className="flex h-7 max-w-full items-center gap-1 rounded-full border border-accent bg-card pr-1 pl-3 text-xs"
            >
              <span className="truncate">{nameOf(id)}</span>
              <button
                type="button"
                aria-label={`Leave out ${nameOf(id)}`}
                className="rounded-full p-1 hover:bg-hover [&_svg]:size-3"
                onClick={() => setState({ agents: agents.filter((other) => other !== id) })}
              >
                <X aria-hidden />
              </button>
            </li>
          ))}
          <li>
            <Button
              variant="quiet"
              size="small"
              className="h-7 text-xs"
              onClick={() => setState({ agents: [] })}
            >
              All agents
            </Button>
          </li>
        </ul>
      )}
    </>
  );
};
