"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogActions } from "@/components/ui/dialog";
import { Notice } from "@/components/ui/notice";
import { showToast } from "@/components/ui/toast";
import { useAccount } from "@/features/account/account-provider";
import { RoleField } from "@/features/members/role-field";
import { roleMeanings } from "@/features/members/role-meanings";
import type { Member } from "@/schemas/member";
import { api } from "@/trpc/react";

interface ChangeRoleDialogProps {
  member: Member;
  open: boolean;
  onClose: () => void;
}

export const ChangeRoleDialog = ({ member, open, onClose }: ChangeRoleDialogProps) => {
  const router = useRouter();
  const isSelf = useAccount().user_id === member.user_id;
  const [role, setRole] = useState(member.role);
  const utilities = api.useUtils();
  const changeRole = api.members.changeRole.useMutation({
    onSuccess: async (changed) => {
      utilities.members.list.setData(undefined, (members) =>
        members?.map((other) => (other.user_id === changed.user_id ? changed : other)),
      );
      showToast(`${changed.email} is now: ${roleMeanings[changed.role].label}.`);
      onClose();
      // What the page offers follows one's own role.
      if (isSelf) router.refresh();
      await utilities.members.list.invalidate();
    },
  });

  const save = (event: FormEvent) => {
    event.preventDefault();
    if (role === member.role) onClose();
    else changeRole.mutate({ user_id: member.user_id, role });
  };

  return (
    <Dialog
      open={open}
      onOpenChange={(nextOpen) => !nextOpen && onClose()}
      title={isSelf ? "Change your own role" : `Change the role of ${member.email}`}
      description="It counts from the next request on."
    >
      <form onSubmit={save} className="flex flex-col gap-4">
        {changeRole.error && <Notice tone="error">{changeRole.error.message}</Notice>}
        {isSelf && (
          <Notice tone="warning">
            Once you may do less, only somebody else can give you this role back.
          </Notice>
        )}
        <RoleField value={role} onChange={setRole} />
        <DialogActions>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="primary" pending={changeRole.isPending}>
            Change role
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
};
