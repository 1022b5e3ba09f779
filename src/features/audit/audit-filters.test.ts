import { expect, it } from "vitest";
import { auditHref, auditInput, loadAuditFilters } from "@/features/audit/audit-filters";

const id = "019ab6f2-4c1e-7a53-9d0b-5e2f8c7a1b34";

it("reads back what it wrote", async () => {
  const filters = { actor: id, action: "agent.updated", target: id, day: "2026-11-24" } as const;
  const { searchParams } = new URL(auditHref(filters), "http://localhost");
  expect(await loadAuditFilters(Promise.resolve(Object.fromEntries(searchParams)))).toEqual(filters);
});

it("asks for everything where there is no filter", async () => {
  const { limit, ...filters } = auditInput(await loadAuditFilters(Promise.resolve({})));
  expect(limit).toBeGreaterThan(0);
  expect(Object.values(filters).every((value) => value === undefined)).toBe(true);
  expect(auditHref({})).toBe("/settings/audit");
});

it.each([
  ["actor", "somebody"],
  ["action", "agent.painted"],
  ["target", "' OR 1=1"],
  ["day", "yesterday"],
  ["day", "2026-04-31"],
])("a bad %s filters nothing: %s", async (name, value) => {
  const filters = await loadAuditFilters(Promise.resolve({ [name]: value }));
  expect(Object.values(filters).every((filter) => filter === null)).toBe(true);
});
