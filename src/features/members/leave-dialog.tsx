"use client";

import { signOut } from "next-auth/react";
import { useState } from "react";
import { AlertDialog } from "@/components/ui/alert-dialog";
import { Notice } from "@/components/ui/notice";
import { useAccount } from "@/features/account/account-provider";
import { switchTenant } from "@/features/account/switch-tenant";
import { api } from "@/trpc/react";

interface LeaveDialogProps {
  open: boolean;
  onClose: () => void;
}

/** Ends the person's own membership, then goes on in another organisation of theirs or signs out. */
export const LeaveDialog = ({ open, onClose }: LeaveDialogProps) => {
  const { tenant, tenants } = useAccount();
  const [leaving, setLeaving] = useState(false);
  const next = tenants.find(({ tenant_id }) => tenant_id !== tenant.tenant_id);
  const leave = api.members.leave.useMutation({
    onSuccess: async () => {
      setLeaving(true);
      const problem = next ? await switchTenant(next.tenant_id) : undefined;
      if (next && !problem) return;
      await signOut({ redirect: false }).catch(() => undefined);
      window.location.assign("/sign-in");
    },
  });

  return (
    <AlertDialog
      open={open}
      onOpenChange={(nextOpen) => !nextOpen && onClose()}
      title={`Leave ${tenant.name}?`}
      cancel="Stay"
      confirm="Leave"
      pending={leave.isPending || leaving}
      onConfirm={() => leave.mutate()}
    >
      <p>
        You no longer see or change anything here.{" "}
        {next ? `You go on in ${next.name}.` : "Your account stays, without an organisation to sign in to."}
      </p>
      <p>To come back you need an invitation.</p>
      {leave.error && <Notice tone="error">{leave.error.message}</Notice>}
    </AlertDialog>
  );
};
