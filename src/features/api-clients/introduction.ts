/** What the head of the list of API clients says, loaded or not. */
export const apiClientsIntroduction = {
  title: "API clients",
  description: "Your own automation, such as a pipeline that registers agents or a job that reads analytics.",
};
