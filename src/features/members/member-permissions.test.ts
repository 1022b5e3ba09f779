import { describe, expect, it } from "vitest";
import { assignableRoles, permissionsOver } from "@/features/members/member-permissions";
import type { MemberRole } from "@/schemas/member-role";

const person = (user_id: string, role: MemberRole) => ({ user_id, role });
const ada = person("ada", "owner");
const bob = person("bob", "admin");
const cleo = person("cleo", "viewer");
const dora = person("dora", "owner");

const namesOf = (permissions: ReturnType<typeof permissionsOver>) =>
  Object.entries(permissions)
    .filter(([, allowed]) => allowed)
    .map(([name]) => name);

it.each([
  ["owner", ["owner", "admin", "viewer"]],
  ["admin", ["admin", "viewer"]],
  ["viewer", []],
] as const)("an %s may give %j", (role, roles) => {
  expect(assignableRoles(role)).toEqual(roles);
});

describe("what a member may do", () => {
  const members = [ada, bob, cleo, dora];

  it.each([
    ["an owner to an admin", ada, bob, ["mayChangeRole", "mayRemove"]],
    ["an owner to another owner", ada, dora, ["mayChangeRole", "mayRemove"]],
    ["an owner to themselves", ada, ada, ["mayChangeRole", "mayLeave"]],
    ["an admin to a viewer", bob, cleo, ["mayChangeRole", "mayRemove"]],
    ["an admin to an owner", bob, ada, []],
    ["an admin to themselves", bob, bob, ["mayChangeRole", "mayLeave"]],
    ["a viewer to an admin", cleo, bob, []],
    ["a viewer to themselves", cleo, cleo, ["mayLeave"]],
  ])("%s", (_, actor, member, allowed) => {
    expect(namesOf(permissionsOver(member, actor, members))).toEqual(allowed);
  });

  it("the last owner stays one", () => {
    expect(namesOf(permissionsOver(ada, ada, [ada, bob, cleo]))).toEqual(["isLastOwner"]);
  });
});
