"use client";

import { CircleOff, Ellipsis, KeyRound, Pencil } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Menu, MenuItem } from "@/components/ui/menu";
import type { AgentAction } from "@/features/agents/agent-dialogs";
import type { Agent } from "@/schemas/agent";

interface AgentRowMenuProps {
  agent: Agent;
  onAction: (action: AgentAction) => void;
}

/** What one can do with an agent of a list. */
export const AgentRowMenu = ({ agent, onAction }: AgentRowMenuProps) => (
  <Menu
    trigger={
      <Button variant="quiet" size="icon">
        <Ellipsis aria-hidden />
      </Button>
    }
    triggerLabel={`Actions for ${agent.name}`}
  >
    <MenuItem onClick={() => onAction("edit")}>
      <Pencil aria-hidden />
      Edit
    </MenuItem>
    {agent.status === "active" && (
      <>
        <MenuItem onClick={() => onAction("rotateSecret")}>
          <KeyRound aria-hidden />
          Replace secret
        </MenuItem>
        <MenuItem onClick={() => onAction("deactivate")}>
          <CircleOff aria-hidden />
          Deactivate
        </MenuItem>
      </>
    )}
  </Menu>
);
