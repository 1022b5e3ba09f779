import type { Metadata } from "next";
import { AcceptInvitation } from "@/features/invitations/accept-invitation";
import { InvitationGone } from "@/features/invitations/invitation-gone";
import { JoinForm } from "@/features/invitations/join-form";
import { currentAccount, findInvitation } from "@/trpc/server";

export const metadata: Metadata = { title: "Join" };

export default async function JoinPage({ params }: PageProps<"/join/[token]">) {
  const { token } = await params;
  const [invitation, account] = await Promise.all([findInvitation(token), currentAccount()]);
  if (!invitation) return <InvitationGone />;

  return account ? (
    <AcceptInvitation token={token} invitation={invitation} account={account} />
  ) : (
    <JoinForm token={token} invitation={invitation} />
  );
}
