import { describe, expect, it } from "vitest";
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

  it("has a dozen agents, registered each, one deactivated, one that fell silent long ago and one lately", () => {
    expect(agents).toHaveLength(12);
    expect(activity.filter(({ metric }) => metric === "agent_registered")).toHaveLength(12);
    expect(agents.filter(({ deactivatedAt }) => deactivatedAt)).toHaveLength(1);
    const daysSilent = (name: string) =>
      (now.getTime() - Date.parse([...tokensByDay(history, name).keys()].sort().at(-1) ?? "")) / 86_400_000;
    expect(daysSilent("Legacy ticket importer")).toBeGreaterThan(40);
    expect(daysSilent("Travel booking")).toBeGreaterThan(8);
    expect(daysSilent("Travel booking")).toBeLessThan(14);
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
