"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { useMayChange } from "@/features/account/account-provider";
import { type AgentAction, AgentDialogs } from "@/features/agents/agent-dialogs";
import type { Agent } from "@/schemas/agent";

/** What one can do with an agent, as the buttons of its page with their dialogs; nothing for a viewer. */
export const AgentActions = ({ agent }: { agent: Agent }) => {
  const mayChange = useMayChange();
  const [open, setOpen] = useState<AgentAction | null>(null);
  if (!mayChange) return null;

  return (
    <>
      <Button onClick={() => setOpen("edit")}>Edit</Button>
      {agent.status === "active" && (
        <>
          <Button onClick={() => setOpen("rotateSecret")}>Replace secret</Button>
          <Button onClick={() => setOpen("deactivate")}>Deactivate</Button>
        </>
      )}
      <AgentDialogs agent={agent} open={open} onOpenChange={setOpen} />
    </>
  );
};
