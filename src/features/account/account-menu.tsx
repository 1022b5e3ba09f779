"use client";

import { ChevronsUpDown } from "lucide-react";
import dynamic from "next/dynamic";
import { useRef, useState } from "react";
import { useAccount } from "@/features/account/account-provider";

const loadItems = () => import("@/features/account/account-menu-items");

const AccountMenuItems = dynamic(() => loadItems().then((module) => module.AccountMenuItems), { ssr: false });

/** Who is signed in, and the way to what can be done about it, which is loaded when somebody is about to ask. */
export const AccountMenu = () => {
  const { email, role } = useAccount();
  const button = useRef<HTMLButtonElement>(null);
  const [isOpen, setOpen] = useState(false);

  return (
    <>
      <button
        ref={button}
        type="button"
        aria-label={`Account of ${email}`}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        className="flex h-9 items-center gap-2 rounded-md px-1 font-medium select-none hover:bg-hover aria-expanded:bg-hover lg:h-12 lg:w-full lg:px-2 [&_svg]:size-4 [&_svg]:shrink-0"
        onPointerEnter={loadItems}
        onFocus={loadItems}
        onClick={() => setOpen(!isOpen)}
      >
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
      </button>
      {isOpen && <AccountMenuItems anchor={button} onClose={() => setOpen(false)} />}
    </>
  );
};
