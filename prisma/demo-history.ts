import { UUID } from "uuidv7";
import type { MetricType } from "@/schemas/analytics";

const millisecondsOfAnHour = 3_600_000;
const hoursOfADay = 24;

/** How many days of history the demo tenant has, today included. */
const days = 90;

/** When in the day an agent works, as 24 weights of its busiest hour, by UTC hour. */
const rhythms = {
  office: [
    0, 0, 0, 0, 0.01, 0.03, 0.12, 0.42, 0.78, 0.97, 1, 0.9, 0.62, 0.81, 0.95, 0.88, 0.6, 0.3, 0.12, 0.05,
  ],
  night: [0.7, 1, 0.95, 0.8, 0.45, 0.2, 0.05],
  morning: [0, 0, 0, 0, 0.15, 0.6, 1, 0.85, 0.4, 0.15, 0.05],
  clock: Array.from(
    { length: hoursOfADay },
    (_, hour) => 0.75 + 0.25 * Math.sin((hour / hoursOfADay) * 2 * Math.PI),
  ),
} as const satisfies Record<string, readonly number[]>;

interface DemoAgentPlan {
  name: string;
  description: string;
  scopes: string[];
  team: string;
  rhythm: keyof typeof rhythms;
  /** Tokens in its busiest hour. */
  size: number;
  /** What remains of it at the weekend. */
  weekend: number;
  /** How many days ago it was registered, changed, last heard of, and deactivated. */
  registered: number;
  updated?: number;
  silentSince?: number;
  deactivated?: number;
  /** How many times its usual it did on the one day on which it ran wild. */
  anomalyFactor?: number;
}

const plans: readonly DemoAgentPlan[] = [
  {
    name: "Support triage",
    description: "Reads incoming tickets, labels them and drafts the first reply.",
    scopes: ["tickets:read", "tickets:write", "customers:read"],
    team: "Support",
    rhythm: "office",
    size: 210,
    weekend: 0.35,
    registered: 89,
    updated: 31,
  },
  {
    name: "Invoice reconciliation",
    description: "Matches bank statements with open invoices and flags what does not add up.",
    scopes: ["invoices:read", "payments:read", "ledger:write"],
    team: "Finance",
    rhythm: "office",
    size: 128,
    weekend: 0.03,
    registered: 89,
    updated: 58,
  },
  {
    name: "Lead enrichment",
    description: "Looks up companies behind new sign-ups and fills in the CRM.",
    scopes: ["crm:read", "crm:write"],
    team: "Sales",
    rhythm: "office",
    size: 74,
    weekend: 0.1,
    registered: 88,
    anomalyFactor: 7,
  },
  {
    name: "Security alert responder",
    description: "Investigates alerts around the clock and pages a person when it has to.",
    scopes: ["alerts:read", "alerts:acknowledge", "logs:read"],
    team: "Security",
    rhythm: "clock",
    size: 31,
    weekend: 0.9,
    registered: 87,
    updated: 12,
  },
  {
    name: "Warehouse loader",
    description: "Loads the day's events into the data warehouse at night.",
    scopes: ["events:read", "warehouse:write"],
    team: "Data",
    rhythm: "night",
    size: 62,
    weekend: 1,
    registered: 89,
  },
  {
    name: "Meeting scheduler",
    description: "Finds times that suit everybody and sends the invitations.",
    scopes: ["calendar:read", "calendar:write"],
    team: "Operations",
    rhythm: "office",
    size: 38,
    weekend: 0.02,
    registered: 84,
  },
  {
    name: "Contract reviewer",
    description: "Compares contracts with the house terms and lists the differences.",
    scopes: ["contracts:read"],
    team: "Legal",
    rhythm: "office",
    size: 17,
    weekend: 0,
    registered: 76,
    updated: 40,
  },
  {
    name: "Inventory forecaster",
    description: "Forecasts stock for the coming week, every morning before the shops open.",
    scopes: ["inventory:read", "orders:read", "forecasts:write"],
    team: "Supply chain",
    rhythm: "morning",
    size: 24,
    weekend: 0.6,
    registered: 67,
  },
  {
    name: "Release notes writer",
    description: "Turns merged pull requests into release notes.",
    scopes: ["repositories:read", "documents:write"],
    team: "Engineering",
    rhythm: "office",
    size: 7,
    weekend: 0.05,
    registered: 52,
  },
  {
    name: "Travel booking",
    description: "Books trains and hotels within the travel policy.",
    scopes: ["travel:book", "policies:read"],
    team: "Operations",
    rhythm: "office",
    size: 4,
    weekend: 0.15,
    registered: 23,
    silentSince: 9,
  },
  {
    name: "Legacy ticket importer",
    description: "Imports tickets from the help desk that was in use before.",
    scopes: ["tickets:write"],
    team: "Support",
    rhythm: "night",
    size: 45,
    weekend: 0.8,
    registered: 86,
    silentSince: 47,
  },
  {
    name: "Price monitor",
    description: "Watched the prices of competitors. Replaced by the market data feed.",
    scopes: ["prices:read"],
    team: "Sales",
    rhythm: "clock",
    size: 12,
    weekend: 1,
    registered: 82,
    deactivated: 19,
  },
];

export interface DemoAgent {
  id: string;
  name: string;
  description: string;
  scopes: string[];
  team: string;
  createdAt: Date;
  updatedAt: Date;
  deactivatedAt: Date | null;
}

/** How often something happened to an agent within an hour. */
export interface DemoActivity {
  agentId: string;
  /** The beginning of the hour. */
  hour: Date;
  metric: MetricType;
  count: number;
}

/** Numbers from 0 to 1 that a seed determines (mulberry32). */
function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A count around its expectation, scattered about as widely as independent events are. */
function countAround(expectation: number, random: () => number): number {
  const deviation = random() + random() + random() - 1.5;
  return Math.max(0, Math.round(expectation + deviation * 2 * Math.sqrt(expectation)));
}

/**
 * A dozen agents and what they did in the 90 days up to now, hour by hour: the rhythm of weekdays and office
 * hours, one agent that fell silent long ago and one lately, one that was deactivated, one day on which one ran
 * wild. The same seed and clock give the same history, and nothing in it is later than the clock.
 */
export function demoHistory(seed: number, now: Date): { agents: DemoAgent[]; activity: DemoActivity[] } {
  const random = seededRandom(seed);
  const integer = (limit: number) => Math.floor(random() * limit);
  const today = Math.floor(now.getTime() / millisecondsOfAnHour / hoursOfADay) * hoursOfADay;
  // The last Tuesday but one or two: far enough back for a usual week after it, near enough to be seen.
  const weekdayToday = new Date(today * millisecondsOfAnHour).getUTCDay();
  const anomalousDay = today - (7 + ((weekdayToday + 5) % 7)) * hoursOfADay;
  const firstHour = today - (days - 1) * hoursOfADay;
  /** A moment in office hours so many days ago, in milliseconds. */
  const officeTime = (daysAgo: number) =>
    (today - daysAgo * hoursOfADay + 8 + integer(8)) * millisecondsOfAnHour + integer(millisecondsOfAnHour);

  const agents: DemoAgent[] = [];
  const activity: DemoActivity[] = [];
  for (const plan of plans) {
    const created = officeTime(plan.registered);
    const updated = plan.updated === undefined ? null : officeTime(plan.updated);
    const deactivated = plan.deactivated === undefined ? null : officeTime(plan.deactivated);
    const id = UUID.fromFieldsV7(created, integer(2 ** 12), integer(2 ** 30), integer(2 ** 32)).toString();
    agents.push({
      id,
      name: plan.name,
      description: plan.description,
      scopes: plan.scopes,
      team: plan.team,
      createdAt: new Date(created),
      updatedAt: new Date(deactivated ?? updated ?? created),
      deactivatedAt: deactivated === null ? null : new Date(deactivated),
    });

    const add = (hour: number, metric: MetricType, count: number) => {
      if (count > 0)
        activity.push({ agentId: id, hour: new Date(hour * millisecondsOfAnHour), metric, count });
    };
    const hourOf = (time: number) => Math.floor(time / millisecondsOfAnHour);
    add(hourOf(created), "agent_registered", 1);
    if (updated !== null) add(hourOf(updated), "agent_updated", 1);
    if (deactivated !== null) add(hourOf(deactivated), "agent_deactivated", 1);

    const silent =
      plan.silentSince === undefined ? Number.POSITIVE_INFINITY : today - plan.silentSince * hoursOfADay;
    const end = Math.min(
      now.getTime() / millisecondsOfAnHour,
      silent,
      (deactivated ?? Infinity) / millisecondsOfAnHour,
    );
    for (let hour = Math.max(firstHour, hourOf(created) + 1); hour < end; hour += 1) {
      const date = new Date(hour * millisecondsOfAnHour);
      const weekday = date.getUTCDay();
      const weekdayFactor = weekday === 0 || weekday === 6 ? plan.weekend : 1 - 0.04 * Math.abs(weekday - 2);
      // It grew by a third over the ninety days.
      const growth = 0.75 + 0.25 * ((hour - firstHour) / (days * hoursOfADay));
      const wild = Math.floor(hour / hoursOfADay) * hoursOfADay === anomalousDay;
      const partOfHour = Math.min(1, end - hour);
      const expectation =
        plan.size *
        (rhythms[plan.rhythm][date.getUTCHours()] ?? 0) *
        weekdayFactor *
        growth *
        (wild ? (plan.anomalyFactor ?? 1) : 1) *
        partOfHour;
      add(hour, "token_issued", countAround(expectation, random));
    }
  }
  return { agents, activity };
}
