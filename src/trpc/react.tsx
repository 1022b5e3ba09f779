"use client";

import { MutationCache, QueryCache, type QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { httpBatchStreamLink, TRPCClientError } from "@trpc/client";
import { createTRPCReact } from "@trpc/react-query";
import type { inferRouterInputs, inferRouterOutputs } from "@trpc/server";
import { type ReactNode, useState } from "react";
import superjson from "superjson";
import type { AppRouter } from "@/server/api/root";
import { createQueryClient } from "@/trpc/query-client";
import { reachServer } from "@/trpc/reach-server";
import { signInPath } from "@/trpc/sign-in-path";

export const api = createTRPCReact<AppRouter>();

export type RouterInputs = inferRouterInputs<AppRouter>;

export type RouterOutputs = inferRouterOutputs<AppRouter>;

/** A session that has ended meanwhile: sign in, then come back to the same page. */
const signInAgainWhereUnauthorized = (error: Error) => {
  if (error instanceof TRPCClientError && error.data?.code === "UNAUTHORIZED") {
    window.location.assign(signInPath(window.location.pathname + window.location.search));
  }
};

let browserQueryClient: QueryClient | undefined;

const queryClient = () => {
  if (typeof window === "undefined") return createQueryClient();
  browserQueryClient ??= createQueryClient({
    queryCache: new QueryCache({ onError: signInAgainWhereUnauthorized }),
    mutationCache: new MutationCache({ onError: signInAgainWhereUnauthorized }),
  });
  return browserQueryClient;
};

export const TRPCReactProvider = ({ children }: { children: ReactNode }) => {
  const [trpcClient] = useState(() =>
    api.createClient({
      links: [httpBatchStreamLink({ transformer: superjson, url: "/api/trpc", fetch: reachServer })],
    }),
  );
  const client = queryClient();

  return (
    <QueryClientProvider client={client}>
      <api.Provider client={trpcClient} queryClient={client}>
        {children}
      </api.Provider>
    </QueryClientProvider>
  );
};
