"use client";

import { RadioField } from "@/components/ui/radio-field";
import { useAccount } from "@/features/account/account-provider";
import { assignableRoles } from "@/features/members/member-permissions";
import { roleMeanings } from "@/features/members/role-meanings";
import type { MemberRole } from "@/schemas/member-role";

interface RoleFieldProps {
  value: MemberRole;
  onChange: (role: MemberRole) => void;
}

/** The choice of a role, out of those that the signed-in person may give. */
export const RoleField = ({ value, onChange }: RoleFieldProps) => {
  const { role } = useAccount();
  return (
    <RadioField
      label="Role"
      value={value}
      choices={assignableRoles(role).map((choice) => ({ value: choice, ...roleMeanings[choice] }))}
      onValueChange={onChange}
    />
  );
};
