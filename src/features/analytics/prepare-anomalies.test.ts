import { describe, expect, it } from "vitest";
import { addDays } from "@/features/analytics/calendar-day";
import { prepareAnomalies } from "@/features/analytics/prepare-anomalies";

const firstDay = "2026-08-27";

/** So many days from the first on, with what each has by its number. */
const trendOf = (days: number, countOf: (day: number) => number) =>
  Array.from({ length: days }, (_, day) => ({ date: addDays(firstDay, day), count: countOf(day) }));

/** A week of office days: a thousand, and a hundred at the weekend, give or take three in a hundred. */
const office = (day: number) => (day % 7 === 2 || day % 7 === 3 ? 100 : 1000) * (1 + ((day % 5) - 2) / 66);

describe("prepareAnomalies", () => {
  it("finds nothing in a week like every other", () => {
    expect(prepareAnomalies(trendOf(90, office))).toEqual([]);
  });

  it("finds a day far above and one far below what its weekday has", () => {
    const anomalies = prepareAnomalies(trendOf(90, (day) => ({ 40: 1700, 60: 200 })[day] ?? office(day)));
    expect(anomalies.map(({ date, count }) => [date, count])).toEqual([
      [addDays(firstDay, 40), 1700],
      [addDays(firstDay, 60), 200],
    ]);
    for (const { usual } of anomalies) expect(Math.abs(usual - 1000)).toBeLessThan(40);
  });

  it("knows a working day's count at the weekend for what it is", () => {
    const saturday = 44;
    expect(office(saturday)).toBeLessThan(200);
    const anomalies = prepareAnomalies(trendOf(90, (day) => (day === saturday ? 1000 : office(day))));
    expect(anomalies).toMatchObject([{ date: addDays(firstDay, saturday), count: 1000 }]);
  });

  it("does not let one spike hide another", () => {
    const anomalies = prepareAnomalies(
      trendOf(90, (day) => ({ 40: 1_000_000, 47: 2000 })[day] ?? office(day)),
    );
    expect(anomalies.map(({ date }) => date)).toEqual([addDays(firstDay, 40), addDays(firstDay, 47)]);
  });

  it("takes few events for what they are: a few", () => {
    expect(prepareAnomalies(trendOf(90, (day) => (day % 11 === 0 ? 3 : 0)))).toEqual([]);
    expect(prepareAnomalies(trendOf(90, (day) => 4 + (day % 3)))).toEqual([]);
    expect(prepareAnomalies(trendOf(90, (day) => (day === 50 ? 40 : 4)))).toHaveLength(1);
  });

  it("lets pass what is a fifth off, where every other day is the same to the last token", () => {
    const offBy = (difference: number) =>
      prepareAnomalies(trendOf(90, (day) => (day === 50 ? 10_000 + difference : 10_000)));
    for (const difference of [-2_000, 2_000]) expect(offBy(difference)).toEqual([]);
    for (const difference of [-3_000, 3_000]) expect(offBy(difference)).toHaveLength(1);
  });

  it("waits until a weekday has come five times, counted from the first token", () => {
    const spikeOnDay = (spike: number, days: number) =>
      prepareAnomalies(trendOf(days, (day) => (day === spike ? 9000 : 1000)));
    expect(spikeOnDay(21, 28)).toEqual([]);
    expect(spikeOnDay(28, 30)).toHaveLength(1);
    expect(
      prepareAnomalies(trendOf(90, (day) => (day < 60 ? 0 : 1000))),
      "days before the first token are not usual",
    ).toEqual([]);
  });

  it("says nothing of today, which is not over", () => {
    expect(prepareAnomalies(trendOf(90, (day) => (day === 89 ? 3 : 1000)))).toEqual([]);
  });

  it("takes no days and days without tokens", () => {
    expect(prepareAnomalies([])).toEqual([]);
    expect(prepareAnomalies(trendOf(90, () => 0))).toEqual([]);
  });
});
