import { createTRPCClient, httpSubscriptionLink } from "@trpc/client";
import superjson from "superjson";
import type { AppRouter } from "@/server/api/root";

/**
 * For subscriptions, over server-sent events. Apart from the client of everything else, so that a page gets it
 * once it is drawn.
 */
export const subscriptionClient = createTRPCClient<AppRouter>({
  links: [httpSubscriptionLink({ transformer: superjson, url: "/api/trpc" })],
});
