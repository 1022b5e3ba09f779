"use client";

import { useSearchParams } from "next/navigation";
import { keptQuery } from "@/features/analytics/kept-query";

/** What of this page's query goes along to another page, with its question mark. */
export const useKeptQuery = () => keptQuery(useSearchParams());
