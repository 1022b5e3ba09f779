/** How high the chart of a trend is. */
export const trendChartClassName = "relative h-70";

/** What of it is the plot: beside it are the counts, below it the days, and what a line says at its end. */
export const trendPlotClassName = (hasAgentsAxis: boolean) =>
  `absolute top-5 bottom-7.5 left-11 ${hasAgentsAxis ? "right-7.5 sm:right-30.5" : "right-13"}`;

/** How high the plot is with these classes, in pixels. */
export const trendPlotHeight = 230;
