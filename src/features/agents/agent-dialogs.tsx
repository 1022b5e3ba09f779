"use client";

import dynamic from "next/dynamic";
import { MountedOnceOpen } from "@/components/mounted-once-open";
import type { Agent } from "@/schemas/agent";

const EditAgentDialog = dynamic(() =>
  import("@/features/agents/edit-agent-dialog").then((module) => module.EditAgentDialog),
);
const RotateAgentSecretDialog = dynamic(() =>
  import("@/features/agents/rotate-agent-secret-dialog").then((module) => module.RotateAgentSecretDialog),
);
const DeactivateAgentDialog = dynamic(() =>
  import("@/features/agents/deactivate-agent-dialog").then((module) => module.DeactivateAgentDialog),
);

/** What one can do with an agent, each in a dialog. */
export type AgentAction = "edit" | "rotateSecret" | "deactivate";

interface AgentDialogsProps {
  agent: Agent;
  /** The dialog that is open, if any. */
  open: AgentAction | null;
  onOpenChange: (open: AgentAction | null) => void;
}

/** The dialogs of an agent, each loaded when it is first opened. */
export const AgentDialogs = ({ agent, open, onOpenChange }: AgentDialogsProps) => {
  const propsOf = (action: AgentAction) => ({
    agent,
    open: open === action,
    onOpenChange: (nextOpen: boolean) => onOpenChange(nextOpen ? action : null),
  });

  return (
    <>
      <MountedOnceOpen open={open === "edit"}>
        <EditAgentDialog {...propsOf("edit")} />
      </MountedOnceOpen>
      <MountedOnceOpen open={open === "rotateSecret"}>
        <RotateAgentSecretDialog {...propsOf("rotateSecret")} />
      </MountedOnceOpen>
      <MountedOnceOpen open={open === "deactivate"}>
        <DeactivateAgentDialog {...propsOf("deactivate")} />
      </MountedOnceOpen>
    </>
  );
};
