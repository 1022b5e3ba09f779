import { createHydrationHelpers } from "@trpc/react-query/rsc";
import type { AppRouter } from "@/server/api/root";
import { caller } from "@/trpc/caller";
import { requestQueryClient } from "@/trpc/request-query-client";

/** The procedures for server components: call one, or prefetch it for the client components within HydrateClient. */
export const { trpc: api, HydrateClient } = createHydrationHelpers<AppRouter>(caller, requestQueryClient);
