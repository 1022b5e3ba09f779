import { z } from "zod";

/** What is answered to a request that failed (RFC 9457); `detail` says what to do. */
export const Problem = z
  .object({
    type: z.literal("about:blank"),
    title: z.string().meta({ examples: ["Bad Request"] }),
    status: z.int().meta({ examples: [400] }),
    detail: z.string().meta({ examples: ["name: Give the agent a name."] }),
  })
  .meta({ id: "Problem", description: "Problem details (RFC 9457). `detail` says what to do." });
