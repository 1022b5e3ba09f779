"use client";

import { createContext, type ReactNode, useContext, useEffect } from "react";
import { followSwitches } from "@/features/account/session-channel";
import type { Account } from "@/schemas/tenant";

const AccountContext = createContext<Account | undefined>(undefined);

export const AccountProvider = ({ account, children }: { account: Account; children: ReactNode }) => {
  useEffect(followSwitches, []);
  return <AccountContext value={account}>{children}</AccountContext>;
};

/** Who is signed in. Raises an error outside the portal's layout. */
export const useAccount = () => {
  const account = useContext(AccountContext);
  if (!account) throw new Error("useAccount is for pages within AccountProvider.");
  return account;
};

/** Whether the signed-in person may change things. It only spares a viewer controls that the server would refuse. */
export const useMayChange = () => useAccount().role !== "viewer";
