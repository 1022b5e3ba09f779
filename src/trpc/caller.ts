import { TRPCError } from "@trpc/server";
import { headers } from "next/headers";
import { cache } from "react";
import { AgentId } from "@/schemas/agent";
import { InvitationToken } from "@/schemas/member";
import { createCaller } from "@/server/api/root";
import { createContext } from "@/server/api/trpc";

const createRequestContext = cache(async () =>
  createContext({ headers: await headers(), acceptSession: true }),
);

/** The procedures, called by whoever sent this request. */
export const caller = createCaller(createRequestContext);

/** Whose session this request belongs to, or null where nobody is signed in. */
export const currentAccount = cache(async () => {
  try {
    return await caller.account.current();
  } catch (error) {
    if (error instanceof TRPCError && error.code === "UNAUTHORIZED") return null;
    throw error;
  }
});

/** An agent of the signed-in person's tenant, or null where there is none of that id. */
export const findAgent = cache(async (agentId: string) => {
  const { success, data } = AgentId.safeParse({ agent_id: agentId });
  if (!success) return null;
  try {
    return await caller.agents.get(data);
  } catch (error) {
    if (error instanceof TRPCError && error.code === "NOT_FOUND") return null;
    throw error;
  }
});

/** What a link to join by is for, or null where it cannot be used (any more). */
export const findInvitation = async (token: string) => {
  const { success, data } = InvitationToken.safeParse({ token });
  if (!success) return null;
  try {
    return await caller.invitations.open(data);
  } catch (error) {
    if (error instanceof TRPCError && error.code === "NOT_FOUND") return null;
    throw error;
  }
};
