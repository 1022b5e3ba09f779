// Apart from the schemas, so that a page which only names these does not load zod.

/** The widest range of days that can be asked for. */
export const maximumDays = 90;

/** The days that are read where none are asked for, and the window of the activity heatmap. */
export const defaultDays = 30;
