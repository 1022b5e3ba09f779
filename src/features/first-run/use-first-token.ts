import { useEffect, useState } from "react";
import { useLive } from "@/features/analytics/live/live-provider";
import { api } from "@/trpc/react";

/** When the first token of an agent came, as soon as it did; undefined until then. */
export const useFirstToken = (agentId: string | undefined): Date | undefined => {
  const { counts } = useLive();
  const { analytics } = api.useUtils();
  const [arrivedAt, setArrivedAt] = useState<Date>();

  useEffect(() => {
    if (agentId === undefined || arrivedAt || !counts) return;
    const { agents } = counts;
    if (agents) {
      const agent = agents.find(({ agent_id }) => agent_id === agentId);
      if (agent && agent.tokens_today > 0) setArrivedAt(new Date());
      return;
    }
    // Which agents moved is not known after the line was lost.
    const look = async () => {
      const { items } = await analytics.agents.fetch({ limit: 1 }, { staleTime: 0 });
      if (items.some(({ agent_id, token_count }) => agent_id === agentId && token_count > 0)) {
        setArrivedAt(new Date());
      }
    };
    look().catch(() => undefined);
  }, [agentId, arrivedAt, counts, analytics]);

  // What the page shows from now on was read before the agent was there.
  useEffect(() => {
    if (arrivedAt) void analytics.invalidate();
  }, [arrivedAt, analytics]);

  return arrivedAt;
};
