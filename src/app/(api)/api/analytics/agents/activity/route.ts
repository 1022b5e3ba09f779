import { AgentActivityBucket, AgentActivityInput } from "@/schemas/analytics";
import { restTableHandler } from "@/server/http/rest-handler";

export const GET = restTableHandler(AgentActivityInput, AgentActivityBucket, (caller, input) =>
  caller.analytics.activity(input),
);
