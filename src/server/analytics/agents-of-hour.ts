import type { z } from "zod";
import type { AgentsOfHour, AgentsOfHourInput } from "@/schemas/agents-of-hour";
import { hoursOfSpan } from "@/server/analytics/activity-heatmap";
import { findAgentsOfHour } from "@/server/analytics/agents-of-hour-repository";
import { liveData, type ReadSource } from "@/server/analytics/analytics-repository";

const agentCount = 5;

/** Whoever leads an hour is busy: no others than the busiest of each month, by each kind of event, are looked at. */
const candidatesOfMonth = 200;

/** The five agents with the most events on a weekday at an hour, over the UTC days [from, to]: a cell of the heatmap. */
export function agentsOfHour(
  tenantId: string,
  { from, to, tz = "UTC", dow, hour, agent_ids }: z.output<typeof AgentsOfHourInput>,
  source: ReadSource = liveData(),
): Promise<AgentsOfHour> {
  const cell = { dow, hour, tz };
  const limits = { candidatesOfMonth, agents: agentCount };
  return findAgentsOfHour(tenantId, source, hoursOfSpan({ from, to }, source.now), cell, agent_ids, limits);
}
