import { z } from "zod";
import { restHandler } from "@/server/http/rest-handler";

export const GET = restHandler(z.strictObject({}), (caller) => caller.health.check(), {
  tag: "Operation",
  summary: "Whether the server can serve",
  problems: [503],
  description: "What works less well than it should is named in `degraded`.",
});
