import { describe, expect, test } from "vitest";
import { agentListInput, loadAgentListState } from "@/features/agents/list-state";

const inputOf = (query: string) => agentListInput(loadAgentListState(new URLSearchParams(query)));

describe("the state of the list of agents", () => {
  test("asks for every agent where its URL says nothing", () => {
    expect(inputOf("")).toEqual({ limit: 25 });
  });

  test("asks for those of a name and a status", () => {
    expect(inputOf("search=%20invoice%20&status=deactivated")).toEqual({
      limit: 25,
      search: "invoice",
      status: "deactivated",
    });
  });

  test.each(["status=gone", "search=%00", "search=%20", "search="])(
    "is the default where the URL is wrong: %s",
    (query) => {
      expect(inputOf(query)).toEqual({ limit: 25 });
    },
  );

  test("cuts a search that no name could contain", () => {
    expect(inputOf(`search=${"x".repeat(500)}`)).toEqual({ limit: 25, search: "x".repeat(200) });
  });
});
