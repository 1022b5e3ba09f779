import { type QueryKey, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { Asked } from "@/trpc/asked";

/**
 * Has the queries of these keys answered by what the server was asked already. For the first render only, and
 * before anything that queries is rendered.
 */
export const useAsked = (all: readonly (readonly [key: QueryKey, asked: Asked<unknown, unknown>])[]) => {
  const queryClient = useQueryClient();
  useState(() => {
    for (const [queryKey, { answer }] of all) {
      void queryClient.prefetchQuery({ queryKey, queryFn: () => answer });
    }
  });
};
