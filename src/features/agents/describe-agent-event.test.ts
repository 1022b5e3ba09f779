import { describe, expect, it } from "vitest";
import { describeActor, describeAgentEvent } from "@/features/agents/describe-agent-event";

describe("an event of an agent", () => {
  it("says what was done, and to which fields", () => {
    expect(describeAgentEvent({ action: "agent.registered", details: {} })).toBe("Registered");
    expect(describeAgentEvent({ action: "agent.updated", details: { fields: ["name", "scopes"] } })).toBe(
      "Changed: name, scopes",
    );
    expect(describeAgentEvent({ action: "agent.updated", details: { fields: 7 } })).toBe("Changed");
  });

  it("says who did it", () => {
    expect(describeActor({ kind: "member", id: null, name: "ada@example.com" })).toBe("ada@example.com");
    expect(describeActor({ kind: "api_client", id: null, name: "Terraform" })).toBe("Terraform (API client)");
    expect(describeActor({ kind: "unknown", id: null, name: null })).toBe("somebody unknown");
  });
});
