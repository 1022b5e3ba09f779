"use client";

import { AgentForm } from "@/features/agents/agent-form";
import { api, type RouterOutputs } from "@/trpc/react";

const noFields = { name: "", description: null, owner: null, scopes: [], metadata: {} };

interface RegisterAgentFormProps {
  onRegistered: (agent: RouterOutputs["agents"]["register"]) => void;
  onCancel: () => void;
}

export const RegisterAgentForm = ({ onRegistered, onCancel }: RegisterAgentFormProps) => {
  const { agents, analytics } = api.useUtils();
  const registerAgent = api.agents.register.useMutation({
    onSuccess: async (agent) => {
      onRegistered(agent);
      await Promise.all([agents.list.invalidate(), agents.search.invalidate(), analytics.invalidate()]);
    },
  });

  return (
    <AgentForm
      fields={noFields}
      submit="Register"
      pending={registerAgent.isPending}
      error={registerAgent.error?.message}
      onSubmit={(fields) => registerAgent.mutate(fields)}
      onCancel={onCancel}
    />
  );
};
