import { showToast } from "@/components/ui/toast";
import type { ApiClient } from "@/schemas/api-client";
import { api, type RouterInputs } from "@/trpc/react";

type Changes = RouterInputs["apiClients"]["update"];

interface UpdateApiClientOptions {
  onUpdated: () => void;
  onRefused: (message: string) => void;
}

/** Whether a change can be shown before the server has it: what a client may do is shown as it is, and no sooner. */
export const isShownAtOnce = ({ scopes }: Partial<Changes>) => scopes === undefined;

/** Changes an API client. A new name is shown at once, and the old one again where the server refuses it. */
export const useUpdateApiClient = (client: ApiClient, { onUpdated, onRefused }: UpdateApiClientOptions) => {
  const { apiClients } = api.useUtils();

  const show = (shown: ApiClient) =>
    apiClients.list.setQueriesData(
      {},
      {},
      (page) =>
        page && {
          ...page,
          items: page.items.map((item) => (item.client_id === shown.client_id ? shown : item)),
        },
    );

  return api.apiClients.update.useMutation({
    onMutate: async (changes) => {
      if (!isShownAtOnce(changes)) return;
      await apiClients.list.cancel();
      show({ ...client, name: changes.name ?? client.name });
    },
    onSuccess: (updated) => {
      show(updated);
      showToast(`${updated.name} is saved.`);
      onUpdated();
    },
    onError: (error) => {
      show(client);
      showToast(`${client.name} is as it was: the changes were refused.`);
      onRefused(error.message);
    },
    onSettled: () => apiClients.list.invalidate(),
  });
};
