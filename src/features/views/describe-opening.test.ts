import { expect, it } from "vitest";
import { describeOpening } from "@/features/views/describe-opening";

const scout = { agent_id: "1", name: "Scout", status: "active" } as const;

it("nothing is said of a view that opens as it was saved", () => {
  expect(describeOpening({ name: "Mine", lost: [], agentIds: ["1"], agents: [scout] })).toBeNull();
});

it("what is lost is named, and so are agents that have gone", () => {
  expect(
    describeOpening({
      name: "Mine",
      lost: ["range", "smoothing"],
      agentIds: ["1", "2", "3"],
      agents: [{ ...scout, status: "deactivated" }],
    }),
  ).toBe(
    "“Mine” opened without its days, which are no longer kept, “smoothing”. Scout has been deactivated. 2 of its agents do not exist.",
  );
  expect(describeOpening({ name: "Mine", lost: [], agentIds: ["2"], agents: [] })).toBe(
    "One of its agents does not exist.",
  );
});
