"use client";

import { LogOut, Monitor, Moon, Sun } from "lucide-react";
import { useTheme } from "next-themes";
import type { RefObject } from "react";
import { MenuChoice, MenuItem, MenuSeparator, OpenMenu } from "@/components/ui/menu";
import { useAccount } from "@/features/account/account-provider";
import { signOutAndLeave } from "@/features/account/sign-out";

const themes = [
  { value: "light", label: "Light", icon: <Sun aria-hidden /> },
  { value: "dark", label: "Dark", icon: <Moon aria-hidden /> },
  { value: "system", label: "System", icon: <Monitor aria-hidden /> },
] as const;

type Theme = (typeof themes)[number]["value"];

interface AccountMenuItemsProps {
  anchor: RefObject<HTMLElement | null>;
  onClose: () => void;
}

/** What the account menu holds, open at the button that it belongs to. */
export const AccountMenuItems = ({ anchor, onClose }: AccountMenuItemsProps) => {
  const { email } = useAccount();
  const { theme, setTheme } = useTheme();

  return (
    <OpenMenu anchor={anchor} onClose={onClose}>
      <p className="max-w-64 truncate px-2 py-1.5 text-muted text-xs">{email}</p>
      <MenuSeparator />
      <MenuChoice<Theme>
        label="Theme"
        value={themes.find(({ value }) => value === theme)?.value ?? "system"}
        choices={themes}
        onValueChange={setTheme}
      />
      <MenuSeparator />
      <MenuItem onClick={signOutAndLeave}>
        <LogOut aria-hidden />
        Sign out
      </MenuItem>
    </OpenMenu>
  );
};
