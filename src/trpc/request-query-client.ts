import { cache } from "react";
import { createQueryClient } from "@/trpc/query-client";

/** What this request has asked for. */
export const requestQueryClient = cache(() => createQueryClient());
