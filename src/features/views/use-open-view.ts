"use client";

import { useRouter } from "next/navigation";
import { useCallback } from "react";
import { showToast } from "@/components/ui/toast";
import { useToday } from "@/features/analytics/today-provider";
import { describeOpening } from "@/features/views/describe-opening";
import { openedView } from "@/features/views/view-state";
import type { View } from "@/schemas/view";
import { api } from "@/trpc/react";

/** How a view is opened: as far as it still can be, with a word on what cannot. */
export const useOpenView = () => {
  const router = useRouter();
  const today = useToday();
  const { names } = api.useUtils().agents;

  return useCallback(
    async (view: View) => {
      const { href, state, lost } = openedView(view, today);
      router.push(href);
      const agentIds = state.agents;
      // The page itself says where they cannot be read.
      const agents =
        agentIds.length === 0 ? [] : await names.fetch({ agent_ids: agentIds }).catch(() => null);
      const message = describeOpening({
        name: view.name,
        lost,
        agentIds: agents ? agentIds : [],
        agents: agents ?? [],
      });
      if (message !== null) showToast(message);
    },
    [router, today, names],
  );
};
