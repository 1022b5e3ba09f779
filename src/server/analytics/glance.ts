import type { z } from "zod";
import { activeDaysBefore, quietDays } from "@/schemas/dormancy";
import type { Glance, GlanceInput } from "@/schemas/glance";
import { liveData, type ReadSource } from "@/server/analytics/analytics-repository";
import { findAgentFigures, findTokensWithin } from "@/server/analytics/glance-repository";
import type { Stretch } from "@/server/analytics/usage-trend-repository";
import { addDays, isoDate, startOfDay, startOfHour, startOfMonth } from "@/server/analytics/utc-time";

const daysOfAWeek = 7;

const lengthOf = ({ from, until }: Stretch) => until.getTime() - from.getTime();

/** The beginning of a stretch, of this length. */
const beginningOf = ({ from }: Stretch, length: number): Stretch => ({
  from,
  until: new Date(from.getTime() + length),
});

/**
 * What answers the first questions about usage: the tokens of today and of this month, each beside the same
 * stretch before, how many agents are active in the span [from, to], and how many have gone dormant. Of the
 * agents named, or of the whole tenant.
 */
export async function glance(
  tenantId: string,
  { from, to, agent_ids }: z.output<typeof GlanceInput>,
  source: ReadSource = liveData(),
): Promise<Glance> {
  const today = startOfDay(source.now);
  const month = startOfMonth(today);
  const tomorrow = addDays(today, 1);
  const hour = startOfHour(source.now);

  const ofDay = { from: today, until: hour };
  const ofMonth = { from: month, until: hour };
  const monthBefore = { from: startOfMonth(month, -1), until: month };
  const monthsLength = Math.min(lengthOf(ofMonth), lengthOf(monthBefore));
  const stretches = {
    today: ofDay,
    weekBefore: beginningOf({ ...ofDay, from: addDays(today, -daysOfAWeek) }, lengthOf(ofDay)),
    month: beginningOf(ofMonth, monthsLength),
    monthBefore: beginningOf(monthBefore, monthsLength),
  };
  const firstQuiet = addDays(today, 1 - quietDays);
  const [tokens, agents] = await Promise.all([
    findTokensWithin(tenantId, source, agent_ids, [
      { from: today, until: tomorrow },
      { from: month, until: tomorrow },
      ...Object.values(stretches),
    ]),
    findAgentFigures(tenantId, source, agent_ids, {
      span: { from: new Date(from), to: new Date(to) },
      before: { from: addDays(firstQuiet, -activeDaysBefore), to: addDays(firstQuiet, -1) },
      quiet: { from: firstQuiet, to: today },
    }),
  ]);
  const [tokensToday = 0, tokensOfMonth = 0, ofToday = 0, ofWeekBefore = 0, thisMonth = 0, lastMonth = 0] =
    tokens;

  const comparison = (now: Stretch, count: number, before: Stretch, countBefore: number) =>
    lengthOf(now) === 0
      ? null
      : {
          until: now.until.toISOString(),
          count,
          previous: {
            from: before.from.toISOString(),
            until: before.until.toISOString(),
            count: countBefore,
          },
        };
  return {
    today: {
      date: isoDate(today),
      count: tokensToday,
      compared: comparison(stretches.today, ofToday, stretches.weekBefore, ofWeekBefore),
    },
    month: {
      from: isoDate(month),
      count: tokensOfMonth,
      compared: comparison(stretches.month, thisMonth, stretches.monthBefore, lastMonth),
    },
    agents: { active: agents.active, total: agents.total },
    dormant: agents.dormant,
  };
}
