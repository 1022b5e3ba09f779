import { showToast } from "@/components/ui/toast";
import type { Agent } from "@/schemas/agent";
import { api, type RouterInputs } from "@/trpc/react";

type Changes = RouterInputs["agents"]["update"];

interface UpdateAgentOptions {
  onUpdated: () => void;
  onRefused: (message: string) => void;
}

/** Whether a change can be shown before the server has it: what an agent may do is shown as it is, and no sooner. */
export const isShownAtOnce = ({ scopes }: Partial<Changes>) => scopes === undefined;

/** Changes an agent. It is shown as changed at once where that is safe, and as it was where the server refuses. */
export const useUpdateAgent = (agent: Agent, { onUpdated, onRefused }: UpdateAgentOptions) => {
  const { agents, analytics } = api.useUtils();

  const show = (shown: Agent) => {
    agents.get.setData({ agent_id: shown.agent_id }, shown);
    agents.list.setQueriesData(
      {},
      {},
      (page) =>
        page && {
          ...page,
          items: page.items.map((item) => (item.agent_id === shown.agent_id ? shown : item)),
        },
    );
  };

  return api.agents.update.useMutation({
    onMutate: async ({ agent_id, ...changes }) => {
      if (!isShownAtOnce(changes)) return;
      await Promise.all([agents.get.cancel({ agent_id }), agents.list.cancel()]);
      const { name = agent.name, description, owner, metadata } = changes;
      show({
        ...agent,
        name,
        ...(description !== undefined && { description }),
        ...(owner !== undefined && { owner }),
        ...(metadata !== undefined && { metadata: metadata as Agent["metadata"] }),
      });
    },
    onSuccess: (updated) => {
      show(updated);
      showToast(`${updated.name} is saved.`);
      onUpdated();
    },
    onError: (error) => {
      show(agent);
      showToast(`${agent.name} is as it was: the changes were refused.`);
      onRefused(error.message);
    },
    onSettled: () =>
      Promise.all([
        agents.list.invalidate(),
        agents.get.invalidate({ agent_id: agent.agent_id }),
        agents.search.invalidate(),
        agents.names.invalidate(),
        analytics.agentTable.invalidate(),
      ]),
  });
};
