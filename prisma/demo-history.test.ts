import { describe, expect, it } from "vitest";
import { activeDaysBefore, quietDays } from "@/schemas/dormancy";
import { demoHistory } from "./demo-history";

const now = new Date("2026-03-04T10:20:30.000Z");
const history = demoHistory(1, now);
const { agents, activity } = history;

function tokensByDay({ agents, activity }: typeof history, name?: string): Map<string, number> {
  const tokens = activity.filter(({ metric }) => metric === "token_issued");
  const id = agents.find((agent) => agent.name === name)?.id;
  const days = new Map<string, number>();
  for (const { agentId, hour, count } of tokens) {
    if (name !== undefined && agentId !== id) continue;
    const day = hour.toISOString().slice(0, 10);
    days.set(day, (days.get(day) ?? 0) + count);
  }
  return days;
}

describe("the demo tenant's history", () => {
  it("is the same for the same seed and clock", () => {
    expect(demoHistory(1, now)).toEqual(history);
    expect(demoHistory(2, now)).not.toEqual(history);
  });

  it("covers 90 days and holds nothing later than now", () => {
    expect(tokensByDay(history).size).toBe(90);
    expect(Math.max(...activity.map(({ hour }) => hour.getTime()))).toBeLessThanOrEqual(now.getTime());
    expect(Math.max(...agents.map(({ updatedAt }) => updatedAt.getTime()))).toBeLessThanOrEqual(
      now.getTime(),
    );
  });

  it.each([0, 1, 7, 23])("is as consistent %i hours after midnight on the first of a month", (hour) => {
    const clock = new Date(Date.UTC(2026, 1, 1, hour));
    const times = demoHistory(1, clock).activity.map((row) => row.hour.getTime());
    expect(Math.max(...times)).toBeLessThanOrEqual(clock.getTime());
  });

  it("counts each event of an agent once an hour at most, as the table's key has it", () => {
    const keys = activity.map(({ agentId, hour, metric }) => `${agentId} ${hour.toISOString()} ${metric}`);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it("has a dozen agents of different size, registered each, one deactivated, one silent long since, one dormant", () => {
    expect(agents).toHaveLength(12);
    expect(activity.filter(({ metric }) => metric === "agent_registered")).toHaveLength(12);
    expect(agents.filter(({ deactivatedAt }) => deactivatedAt)).toHaveLength(1);
    const counts = agents.map(({ name }) => Math.max(...tokensByDay(history, name).values()));
    expect(new Set(counts).size).toBe(12);
    expect(Math.max(...counts)).toBeGreaterThan(20 * Math.min(...counts));

    const daysSilent = (name: string) =>
      Math.floor(now.getTime() / 86_400_000) -
      Date.parse([...tokensByDay(history, name).keys()].sort().at(-1) ?? "") / 86_400_000;
    const silent = agents.filter(
      ({ name, deactivatedAt }) => !deactivatedAt && daysSilent(name) >= quietDays,
    );
    expect(silent.map(({ name }) => name).sort()).toEqual(["Legacy ticket importer", "Travel booking"]);
    expect(daysSilent("Legacy ticket importer")).toBeGreaterThan(quietDays + activeDaysBefore);
    // For some weeks after it was made, too.
    expect(daysSilent("Travel booking")).toBeLessThan(quietDays + activeDaysBefore - 20);
  });

  it("is busier on weekdays than at weekends", () => {
    const days = [...tokensByDay(history)];
    const mean = (ofWeekend: boolean) => {
      const counts = days
        .filter(([day]) => [0, 6].includes(new Date(day).getUTCDay()) === ofWeekend)
        .map(([, count]) => count);
      return counts.reduce((sum, count) => sum + count, 0) / counts.length;
    };
    expect(mean(false)).toBeGreaterThan(1.5 * mean(true));
  });

  it("is busier in office hours than at night", () => {
    const tokensBetween = (from: number, until: number) =>
      activity
        .filter(({ metric }) => metric === "token_issued")
        .filter(({ hour }) => from <= hour.getUTCHours() && hour.getUTCHours() < until)
        .reduce((sum, { count }) => sum + count, 0);
    expect(tokensBetween(9, 17)).toBeGreaterThan(3 * tokensBetween(20, 24) + 3 * tokensBetween(0, 4));
  });

  it.each([1, 2, 3, 4, 5, 6, 7])(
    "has one anomalous day, on whichever weekday it is made (%i March)",
    (date) => {
      const made = demoHistory(1, new Date(Date.UTC(2026, 2, date, 12)));
      const [[, most] = [], [, second] = []] = [...tokensByDay(made, "Lead enrichment")].sort(
        ([, a], [, b]) => b - a,
      );
      expect(most).toBeGreaterThan(3 * (second ?? 0));
    },
  );
});
