/** The colour of each step of a heatmap, zero with a border of its own. */
const fillOfStep = [
  "fill-heat-0 stroke-hairline",
  "fill-heat-1",
  "fill-heat-2",
  "fill-heat-3",
  "fill-heat-4",
  "fill-heat-5",
] as const;

const backgroundOfStep = [
  "bg-heat-0 border",
  "bg-heat-1",
  "bg-heat-2",
  "bg-heat-3",
  "bg-heat-4",
  "bg-heat-5",
] as const;

export const fillClassName = (step: number) => fillOfStep[step] ?? fillOfStep[0];

export const backgroundClassName = (step: number) => backgroundOfStep[step] ?? backgroundOfStep[0];
