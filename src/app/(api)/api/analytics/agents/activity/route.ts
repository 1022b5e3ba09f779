import { AgentActivityBucket, AgentActivityInput } from "@/schemas/analytics";
import { restTableHandler } from "@/server/http/rest-handler";

export const GET = restTableHandler(
  AgentActivityInput,
  AgentActivityBucket,
  (caller, input) => caller.analytics.activity(input),
  {
    tag: "Analytics",
    summary: "Activity of each agent by day of the week and hour",
    description:
      "Summed over the last 30 days. Whole and streamed where no `limit` is given, which counts agents.",
  },
);
