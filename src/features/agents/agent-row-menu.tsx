"use client";

import { CircleOff, Ellipsis, KeyRound, Pencil } from "lucide-react";
import { MenuButton, MenuItem } from "@/components/ui/menu";
import type { AgentAction } from "@/features/agents/agent-dialogs";
import type { Agent } from "@/schemas/agent";

interface AgentRowMenuProps {
  agent: Agent;
  onAction: (action: AgentAction) => void;
}

/** What one can do with an agent of a list. */
export const AgentRowMenu = ({ agent, onAction }: AgentRowMenuProps) => (
  <MenuButton
    variant="quiet"
    size="icon"
    aria-label={`Actions for ${agent.name}`}
    items={
      <>
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
      </>
    }
  >
    <Ellipsis aria-hidden />
  </MenuButton>
);
