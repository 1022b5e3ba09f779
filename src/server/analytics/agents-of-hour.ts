import type { z } from "zod";
import type { AgentsOfHour, AgentsOfHourInput } from "@/schemas/agents-of-hour";
import { hoursOfSpan } from "@/server/analytics/activity-heatmap";
import { findAgentsOfHour } from "@/server/analytics/agents-of-hour-repository";
import { liveData, type ReadSource } from "@/server/analytics/analytics-repository";
import { inTimeZone } from "@/server/analytics/in-time-zone";

const agentCount = 5;

/** How many agents of each month, those with the most events of each kind, are looked at: who leads an hour is busy. */
const candidatesOfMonth = 200;

/**
 * The five agents with the most events on a weekday at an hour, over the UTC days [from, to]: a cell of the heatmap. Out
 * of the busiest of each month where none are named: of a tenant with more agents one may be missing that is busy in
 * this hour alone. To be sure of all would take an index by hour, which every count had to be written to.
 */
export function agentsOfHour(
  tenantId: string,
  { from, to, tz = "UTC", dow, hour, agent_ids }: z.output<typeof AgentsOfHourInput>,
  source: ReadSource = liveData(),
): Promise<AgentsOfHour> {
  const cell = { dow, hour, tz };
  const limits = { candidatesOfMonth, agents: agentCount };
  return inTimeZone(
    findAgentsOfHour(tenantId, source, hoursOfSpan({ from, to }, source.now), cell, agent_ids, limits),
  );
}
