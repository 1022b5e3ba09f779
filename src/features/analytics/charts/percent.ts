/** A part of a whole as what SVG takes for a length. */
export const percent = (part: number) => `${part * 100}%`;
