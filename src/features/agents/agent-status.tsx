import { StatusBadge } from "@/components/ui/badge";
import type { Agent } from "@/schemas/agent";

export const AgentStatus = ({ status }: { status: Agent["status"] }) =>
  status === "active" ? (
    <StatusBadge tone="ok">Active</StatusBadge>
  ) : (
    <StatusBadge tone="neutral">Deactivated</StatusBadge>
  );
