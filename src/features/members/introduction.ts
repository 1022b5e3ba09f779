/** What the page of members says of itself, also while it loads. */
export const membersIntroduction = {
  title: "Members",
  description: "Who signs in to this organisation, and what they may do.",
} as const;
