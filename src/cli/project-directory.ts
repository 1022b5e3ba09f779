import { fileURLToPath } from "node:url";

/** Where this clone is, wherever it was started from. */
export const projectDirectory = fileURLToPath(new URL("../..", import.meta.url)).replace(/[\\/]$/, "");
