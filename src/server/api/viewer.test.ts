import { TRPCError } from "@trpc/server";
import { expect, test } from "vitest";
import { appRouter, type Caller } from "@/server/api/root";
import { twoTenants } from "@/server/testing/tenants";

/** What changes nothing of the tenant that the viewer looks at: the person's own, or what anybody may do. */
const notOfTheTenant = [
  "account.changePassword",
  "account.setPassword",
  "invitations.accept",
  "invitations.join",
  "members.leave",
  "tenants.signUp",
  "views.delete",
  "views.rename",
  "views.save",
];

const procedures = appRouter._def.procedures as unknown as Record<string, { _def: { type: string } }>;

const mutations = Object.entries(procedures)
  .filter(([path, procedure]) => procedure._def.type === "mutation" && !notOfTheTenant.includes(path))
  .map(([path]) => path);

/** Calls a procedure by its path, with an input that it need not understand. */
async function callByPath(caller: Caller, path: string): Promise<unknown> {
  const procedure = path
    .split(".")
    .reduce<unknown>((part, name) => (part as Record<string, unknown>)[name], caller);
  return (procedure as (input: unknown) => Promise<unknown>)({});
}

test.each(mutations)(
  "a viewer and an agent that may only read are refused %s, whatever they send",
  async (path) => {
    const { acme } = await twoTenants();
    for (const caller of [acme.viewer, acme.agent]) {
      const outcome = await callByPath(caller, path).catch((error: unknown) => error);
      expect(outcome).toBeInstanceOf(TRPCError);
      expect(outcome).toMatchObject({ code: "FORBIDDEN" });
    }
    const accepted = await callByPath(acme.owner, path).catch((error: TRPCError) => error.code);
    expect(accepted).not.toBe("FORBIDDEN");
  },
);

test("every exception is a procedure", () => {
  expect(Object.keys(procedures)).toEqual(expect.arrayContaining(notOfTheTenant));
});
