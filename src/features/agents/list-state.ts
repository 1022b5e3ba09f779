import { createLoader, createParser, type inferParserType, parseAsStringLiteral } from "nuqs/server";
import { agentsPageSize } from "@/features/agents/page-size";
import { isStorable } from "@/schemas/text";

const maximumSearchLength = 200;

const parseAsSearch = createParser({
  parse: (text) => (isStorable(text) ? text.slice(0, maximumSearchLength) : null),
  serialize: (text: string) => text,
});

const agentStatuses = ["all", "active", "deactivated"] as const;

/** Which agents the list shows, as parsers of its URL. What is wrong or missing there is the default. */
export const agentListParsers = {
  /** What their names contain. */
  search: parseAsSearch.withDefault(""),
  status: parseAsStringLiteral(agentStatuses).withDefault("all"),
};

type AgentListState = inferParserType<typeof agentListParsers>;

/** Reads the state out of a page's searchParams. */
export const loadAgentListState = createLoader(agentListParsers);

/** What the server is asked for a page of the list; it prefetches the same that the browser asks for. */
export const agentListInput = ({
  search,
  status,
}: AgentListState): { limit: number; search?: string; status?: "active" | "deactivated" } => {
  const text = search.trim();
  return {
    limit: agentsPageSize,
    ...(text !== "" && { search: text }),
    ...(status !== "all" && { status }),
  };
};
