"use client";

import { ChevronsUpDown, LogOut, Monitor, Moon, Sun } from "lucide-react";
import { useTheme } from "next-themes";
import { Button } from "@/components/ui/button";
import { Menu, MenuChoice, MenuItem, MenuSeparator } from "@/components/ui/menu";
import { useAccount } from "@/features/account/account-provider";
import { signOutAndLeave } from "@/features/account/sign-out";

const themes = [
  { value: "light", label: "Light", icon: <Sun aria-hidden /> },
  { value: "dark", label: "Dark", icon: <Moon aria-hidden /> },
  { value: "system", label: "System", icon: <Monitor aria-hidden /> },
] as const;

type Theme = (typeof themes)[number]["value"];

export const AccountMenu = () => {
  const { email, role } = useAccount();
  const { theme, setTheme } = useTheme();

  return (
    <Menu
      triggerLabel={`Account of ${email}`}
      trigger={
        <Button variant="quiet" className="px-1 lg:h-12 lg:w-full lg:justify-start lg:px-2">
          <span
            aria-hidden
            className="grid size-7 shrink-0 place-items-center rounded-full border bg-card font-medium text-xs uppercase"
          >
            {email.slice(0, 1)}
          </span>
          <span className="hidden min-w-0 flex-1 flex-col text-left lg:flex">
            <span className="truncate">{email}</span>
            <span className="font-normal text-muted text-xs capitalize">{role}</span>
          </span>
          <ChevronsUpDown aria-hidden className="hidden text-muted lg:block" />
        </Button>
      }
    >
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
    </Menu>
  );
};
