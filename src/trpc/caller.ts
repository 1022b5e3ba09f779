import { TRPCError } from "@trpc/server";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import { pathHeader } from "@/components/request-headers";
import { AgentId } from "@/schemas/agent";
import { InvitationToken } from "@/schemas/member";
import { createCaller } from "@/server/api/root";
import { createContext } from "@/server/api/trpc";
import { signInPath } from "@/trpc/sign-in-path";

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

/**
 * Whose session this request belongs to; where nobody is signed in, the request ends with the way to sign in and back.
 * A page waits for it before any procedure that it waits for: it is rendered beside its layout, whose asking does not
 * keep it from being refused, and Next logs that as an error.
 */
export const requireAccount = async () => {
  const account = await currentAccount();
  if (!account) redirect(signInPath((await headers()).get(pathHeader) ?? "/"));
  return account;
};

/** An agent of the signed-in person's tenant, or null where there is none of that id; whoever is not, signs in first. */
export const findAgent = cache(async (agentId: string) => {
  await requireAccount();
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
