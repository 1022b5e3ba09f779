import { describe, expect, it } from "vitest";
import { actionGroups } from "@/features/audit/action-names";
import { prepareAuditEntry } from "@/features/audit/prepare-audit-entry";
import type { AuditEntry } from "@/schemas/audit";
import { auditActions } from "@/schemas/audit-actions";

const entry = (changes: Partial<AuditEntry>): AuditEntry => ({
  entry_id: "e",
  at: "2026-11-24T09:30:00.000Z",
  action: "agent.updated",
  actor: { kind: "member", id: "ada", name: "ada@acme.example" },
  target: { kind: "agent", id: "scout", name: "Scout" },
  details: {},
  address: null,
  user_agent: null,
  ...changes,
});

describe("an entry", () => {
  it("leads to the agent that it is about", () => {
    expect(prepareAuditEntry(entry({}))).toEqual({
      what: "Agent changed",
      who: "ada@acme.example",
      whoKind: "Member",
      toWhat: "Scout",
      href: "/agents/scout",
      details: "",
    });
  });

  it("does not name who did something to themselves twice", () => {
    const signedIn = entry({
      action: "member.signed_in",
      target: { kind: "member", id: "ada", name: "ada@acme.example" },
    });
    expect(prepareAuditEntry(signedIn)).toMatchObject({ toWhat: null, href: null });
  });

  it("says where nobody is known to have done it", () => {
    const refused = entry({
      action: "member.sign_in_refused",
      actor: { kind: "unknown", id: null, name: null },
      target: { kind: "member", id: "ada", name: "ada@acme.example" },
    });
    expect(prepareAuditEntry(refused)).toMatchObject({
      who: "Nobody who proved who they are",
      whoKind: null,
      toWhat: "ada@acme.example",
    });
  });

  it.each<[AuditEntry["details"], string]>([
    [{ fields: ["name", "secret_age"] }, "name, secret age"],
    [{ from: "viewer", to: "owner" }, "from viewer to owner"],
    [{ role: "viewer", invited_as: "A colleague" }, "as viewer, invited as A colleague"],
    [{ something_new: [1] }, "something new: [1]"],
  ])("says of the details %j: %s", (details, words) => {
    expect(prepareAuditEntry(entry({ details })).details).toBe(words);
  });
});

it("every action can be filtered by, once", () => {
  expect(actionGroups.flatMap(({ actions }) => actions).sort()).toEqual([...auditActions].sort());
});
