import { z } from "zod";
import { PageInput, pageOf } from "@/schemas/page";
import { ScopeList } from "@/schemas/scope";
import { isStorable, notStorable } from "@/schemas/text";

const AgentName = z.string().trim().min(1, "Give the agent a name.").max(200).refine(isStorable, notStorable);
const AgentDescription = z.string().trim().max(2000).refine(isStorable, notStorable).nullable();

/** Whether every key and every text in it can be stored. */
function isStorableJson(json: unknown): boolean {
  if (typeof json === "string") return isStorable(json);
  if (typeof json !== "object" || json === null) return true;
  return Object.entries(json).every(([key, value]) => isStorable(key) && isStorableJson(value));
}

/** Free key-value data that the tenant keeps with an agent; at most 16 KiB as JSON. */
const AgentMetadata = z
  .record(z.string().min(1).max(128), z.json())
  .refine((metadata) => JSON.stringify(metadata).length <= 16_384, "Metadata has at most 16 KiB as JSON.")
  .refine(isStorableJson, notStorable);

export const AgentId = z.strictObject({ agent_id: z.uuid() });

export const RegisterAgentInput = z.strictObject({
  name: AgentName,
  description: AgentDescription.optional(),
  scopes: ScopeList.optional(),
  metadata: AgentMetadata.optional(),
});

export const UpdateAgentInput = z
  .strictObject({
    agent_id: z.uuid(),
    name: AgentName.optional(),
    description: AgentDescription.optional(),
    scopes: ScopeList.optional(),
    metadata: AgentMetadata.optional(),
  })
  .refine(
    ({ agent_id: _, ...changes }) => Object.values(changes).some((value) => value !== undefined),
    "Name at least one of name, description, scopes and metadata.",
  );

/** The agents of one page where no `limit` is given. */
export const defaultAgentPageSize = 100;

export const ListAgentsInput = z.strictObject(PageInput);

export const Agent = z.object({
  agent_id: z.uuid(),
  client_id: z.uuid(),
  name: z.string(),
  description: z.string().nullable(),
  scopes: z.array(z.string()),
  metadata: z.record(z.string(), z.json()),
  status: z.enum(["active", "deactivated"]),
  created_at: z.iso.datetime(),
  updated_at: z.iso.datetime(),
  deactivated_at: z.iso.datetime().nullable(),
});

export const RegisteredAgent = Agent.extend({ client_secret: z.string() });

export const AgentPage = pageOf(Agent);

export type Agent = z.infer<typeof Agent>;
export type RegisteredAgent = z.infer<typeof RegisteredAgent>;
