// Apart from the schemas, so that a page which only names these does not load zod.

/** An agent has gone dormant that got no token in so many days, today included… */
export const quietDays = 7;

/** …but did in so many days before them. All days are UTC. A deactivated agent is not dormant. */
export const activeDaysBefore = 30;
