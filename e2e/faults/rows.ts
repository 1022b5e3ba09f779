import type { Row } from "./row";
import { databaseRows } from "./rows/database";
import { journalRows } from "./rows/journal";
import { processRows } from "./rows/process";

/** Everything that the recorder promises. */
export const rows: readonly Row[] = [...databaseRows, ...processRows, ...journalRows];
