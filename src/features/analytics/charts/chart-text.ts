/** How words and numbers of a chart look. */
export const chartText = { fill: "var(--muted)", fontSize: 12 } as const;
