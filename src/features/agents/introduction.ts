/** What the head of the list of agents says, loaded or not. */
export const agentsIntroduction = {
  title: "Agents",
  description: "Each agent is an OAuth client of its own, and gets access tokens with its id and secret.",
};
