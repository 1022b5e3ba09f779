import type { ClientBase } from "pg";

/** A node of what EXPLAIN (FORMAT JSON) tells of a statement; the numbers are there where it was run. */
interface PlanNode {
  readonly "Node Type": string;
  readonly "Relation Name"?: string;
  readonly "Actual Rows"?: number;
  readonly "Actual Loops"?: number;
  readonly "Rows Removed by Filter"?: number;
  readonly "Rows Removed by Index Recheck"?: number;
  readonly Plans?: readonly PlanNode[];
}

/** How PostgreSQL carries a statement out. */
export interface QueryPlan {
  /** Tables that are read from end to end. */
  readonly scannedTables: readonly string[];
  /** Rows that were read of tables and indexes, those that a filter left out included. */
  readonly rowsRead: number;
}

function nodesOf(node: PlanNode): PlanNode[] {
  return [node, ...(node.Plans ?? []).flatMap(nodesOf)];
}

function rowsReadBy(node: PlanNode): number {
  if (node["Relation Name"] === undefined) return 0;
  const rows =
    (node["Actual Rows"] ?? 0) +
    (node["Rows Removed by Filter"] ?? 0) +
    (node["Rows Removed by Index Recheck"] ?? 0);
  return rows * (node["Actual Loops"] ?? 0);
}

/** Runs a statement, undoes what it did, and returns how it was carried out. */
export async function planOf(
  connection: ClientBase,
  { text, values }: { readonly text: string; readonly values: readonly unknown[] },
): Promise<QueryPlan> {
  await connection.query("BEGIN");
  try {
    const { rows } = await connection.query({
      text: `EXPLAIN (ANALYZE, TIMING OFF, FORMAT JSON) ${text}`,
      values: [...values],
    });
    const nodes = nodesOf(rows[0]["QUERY PLAN"][0].Plan);
    return {
      scannedTables: nodes.flatMap((node) =>
        node["Node Type"].endsWith("Seq Scan") ? (node["Relation Name"] ?? []) : [],
      ),
      rowsRead: Math.round(nodes.reduce((sum, node) => sum + rowsReadBy(node), 0)),
    };
  } finally {
    await connection.query("ROLLBACK");
  }
}
