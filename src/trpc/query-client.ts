import { defaultShouldDehydrateQuery, QueryClient, type QueryClientConfig } from "@tanstack/react-query";
import { TRPCClientError } from "@trpc/client";
import superjson from "superjson";

const maximumRetries = 2;

/** A refusal stays a refusal: only what may pass, such as a lost connection, is tried again. */
const mayPass = (error: Error) => {
  if (!(error instanceof TRPCClientError)) return true;
  const status: unknown = error.data?.httpStatus;
  return typeof status !== "number" || status >= 500;
};

/** The query client of one browser tab, or of one request on the server. */
export const createQueryClient = (config: Pick<QueryClientConfig, "queryCache" | "mutationCache"> = {}) =>
  new QueryClient({
    ...config,
    defaultOptions: {
      queries: {
        // What the server has just rendered is not fetched a second time.
        staleTime: 30_000,
        retry: (failures, error) => failures < maximumRetries && mayPass(error),
      },
      dehydrate: {
        serializeData: superjson.serialize,
        // A query under way goes to the browser as a promise, so that the page does not wait for it.
        shouldDehydrateQuery: (query) =>
          defaultShouldDehydrateQuery(query) || query.state.status === "pending",
      },
      hydrate: { deserializeData: superjson.deserialize },
    },
  });
