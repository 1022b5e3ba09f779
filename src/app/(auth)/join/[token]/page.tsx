import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { AcceptInvitation } from "@/features/invitations/accept-invitation";
import { InvitationGone } from "@/features/invitations/invitation-gone";
import { JoinForm } from "@/features/invitations/join-form";
import { caller, currentAccount, findInvitation } from "@/trpc/caller";

export const metadata: Metadata = { title: "Join" };

export default async function JoinPage({ params, searchParams }: PageProps<"/join/[token]">) {
  const [{ token }, { from }] = await Promise.all([params, searchParams]);
  const [invitation, account, identityProvider] = await Promise.all([
    findInvitation(token),
    currentAccount(),
    caller.account.identityProvider(),
  ]);
  // Who was let in at the identity provider has used it by now.
  if (!invitation && account && from === "provider") redirect("/analytics");
  if (!invitation) return <InvitationGone />;

  return account ? (
    <AcceptInvitation token={token} invitation={invitation} account={account} />
  ) : (
    <JoinForm token={token} invitation={invitation} identityProvider={identityProvider} />
  );
}
