/** How large the dot is that a line of a single day comes to, in pixels. */
export const dotRadius = 3;
