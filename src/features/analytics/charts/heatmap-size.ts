/** How high the chart of a heatmap is. */
export const heatmapChartClassName = "h-180 md:h-61";
