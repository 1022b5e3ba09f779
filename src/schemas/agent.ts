import { z } from "zod";
import { JsonValue } from "@/schemas/json";
import { PageInput, pageOf } from "@/schemas/page";
import { ScopeList } from "@/schemas/scope";
import { isStorable, notStorable } from "@/schemas/text";
import { Instant } from "@/schemas/time";

const AgentName = z
  .string()
  .trim()
  .min(1, "Give the agent a name.")
  .max(200)
  .refine(isStorable, notStorable)
  .meta({ examples: ["Invoice reader"] });
const AgentDescription = z
  .string()
  .trim()
  .max(2000)
  .refine(isStorable, notStorable)
  .nullable()
  .meta({ description: "What it is for.", examples: ["Reads invoices that arrive by mail."] });

/** Free text: who answers for an agent is as often a team as a person, and need not be a member. */
const AgentOwner = z
  .string()
  .trim()
  .max(200)
  .refine(isStorable, notStorable)
  .nullable()
  .meta({ description: "Who answers for it: a team or a person.", examples: ["Accounting"] });

/** Whether every key and every text in it can be stored. */
function isStorableJson(json: unknown): boolean {
  if (typeof json === "string") return isStorable(json);
  if (typeof json !== "object" || json === null) return true;
  return Object.entries(json).every(([key, value]) => isStorable(key) && isStorableJson(value));
}

const metadataDescription = {
  description: "Free data of your own; at most 16 KiB as JSON.",
  examples: [{ team: "billing" }],
};

/** Free key-value data that the tenant keeps with an agent; at most 16 KiB as JSON. */
const AgentMetadata = z
  .record(z.string().min(1).max(128), JsonValue)
  .refine((metadata) => JSON.stringify(metadata).length <= 16_384, "Metadata has at most 16 KiB as JSON.")
  .refine(isStorableJson, notStorable)
  .meta(metadataDescription);

export const AgentId = z.strictObject({
  agent_id: z.uuid().meta({ examples: ["019ab6f2-4c1e-7a53-9d0b-5e2f8c7a1b34"] }),
});

export const RegisterAgentInput = z.strictObject({
  name: AgentName,
  description: AgentDescription.optional(),
  owner: AgentOwner.optional(),
  scopes: ScopeList.optional(),
  metadata: AgentMetadata.optional(),
});

export const UpdateAgentInput = z
  .strictObject({
    ...AgentId.shape,
    name: AgentName.optional(),
    description: AgentDescription.optional(),
    owner: AgentOwner.optional(),
    scopes: ScopeList.optional(),
    metadata: AgentMetadata.optional(),
  })
  .refine(
    ({ agent_id: _, ...changes }) => Object.values(changes).some((value) => value !== undefined),
    "Name at least one of name, description, owner, scopes and metadata.",
  );

/** The agents of one page where no `limit` is given. */
export const defaultAgentPageSize = 100;

export const AgentStatus = z.enum(["active", "deactivated"]);

export const ListAgentsInput = z.strictObject({
  ...PageInput,
  search: z.string().trim().max(200).refine(isStorable, notStorable).optional().meta({
    description: "What the name is to contain, in whichever case. What is found comes by name, not by age.",
  }),
  status: AgentStatus.optional().meta({ description: "Only agents of this status." }),
});

export const Agent = z
  .object({
    agent_id: z.uuid().meta({ examples: ["019ab6f2-4c1e-7a53-9d0b-5e2f8c7a1b34"] }),
    client_id: z
      .uuid()
      .meta({ description: "The same as agent_id.", examples: ["019ab6f2-4c1e-7a53-9d0b-5e2f8c7a1b34"] }),
    name: z.string().meta({ examples: ["Invoice reader"] }),
    description: z
      .string()
      .nullable()
      .meta({ examples: ["Reads invoices that arrive by mail."] }),
    owner: z
      .string()
      .nullable()
      .meta({ description: "Who answers for it.", examples: ["Accounting"] }),
    scopes: z.array(z.string()).meta({ examples: [["invoices:read"]] }),
    metadata: z.record(z.string(), JsonValue).meta(metadataDescription),
    status: AgentStatus,
    created_at: Instant,
    updated_at: Instant,
    deactivated_at: Instant.nullable(),
    secret_created_at: Instant.meta({ description: "When its secret was made: the age of its credentials." }),
  })
  .meta({ id: "Agent" });

const ClientSecret = z.string().meta({
  description: "Shown this once.",
  examples: ["agentidp_secret_…"],
});

/** An agent at the one moment when its secret is known: registered, or its secret replaced. */
export const AgentWithSecret = Agent.extend({ client_secret: ClientSecret }).meta({ id: "AgentWithSecret" });

export const AgentPage = pageOf(Agent);

export type Agent = z.infer<typeof Agent>;
export type AgentWithSecret = z.infer<typeof AgentWithSecret>;
