import { Registry } from "prom-client";

/** What this process measures of itself; slices add to it. */
export const registry = new Registry();
