"use client";

import { useEffect, useState } from "react";
import { Copyable } from "@/components/ui/copyable";
import { Notice } from "@/components/ui/notice";
import { Tab, Tabs, TabsList, TabsPanel } from "@/components/ui/tabs";
import { tokenSnippets } from "@/features/first-run/token-snippets";
import type { RouterOutputs } from "@/trpc/react";

/** Asks before the page is left: what is on it cannot be shown again. */
const useLeaveGuard = (active: boolean) => {
  useEffect(() => {
    if (!active) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, [active]);
};

/** How the new agent gets its first token, with its secret, at the one moment when that is known. */
export const FirstAgentCode = ({ agent }: { agent: RouterOutputs["agents"]["register"] }) => {
  const [copied, setCopied] = useState(false);
  useLeaveGuard(!copied);
  const snippets = tokenSnippets({
    origin: window.location.origin,
    clientId: agent.client_id,
    clientSecret: agent.client_secret,
  });

  return (
    <Tabs defaultValue="curl" className="flex flex-col gap-3">
      <TabsList aria-label="Code as" className="self-start">
        {snippets.map(({ id, label }) => (
          <Tab key={id} value={id}>
            {label}
          </Tab>
        ))}
      </TabsList>
      {snippets.map(({ id, code }) => (
        <TabsPanel key={id} value={id}>
          <Copyable text={code} subject="code" onCopied={() => setCopied(true)} />
        </TabsPanel>
      ))}
      <Notice tone={copied ? "information" : "warning"}>
        {copied
          ? "The code holds the agent’s secret. Keep it like a password."
          : "The code holds the agent’s secret, which is shown this once. Copy it before you leave this page."}
      </Notice>
    </Tabs>
  );
};
