"use client";

import { LoaderCircle } from "lucide-react";
import Link from "next/link";
import { type ReactNode, useState } from "react";
import { Card } from "@/components/ui/card";
import { useMayChange } from "@/features/account/account-provider";
import { FirstAgentCode } from "@/features/first-run/first-agent-code";
import { FirstAgentForm } from "@/features/first-run/first-agent-form";
import { FirstRunStep } from "@/features/first-run/first-run-step";
import { FirstToken } from "@/features/first-run/first-token";
import { useFirstToken } from "@/features/first-run/use-first-token";
import type { RouterOutputs } from "@/trpc/react";

type RegisteredAgent = RouterOutputs["agents"]["register"];

const AwaitedToken = ({ agent, arrivedAt }: { agent: RegisteredAgent; arrivedAt: Date | undefined }) =>
  arrivedAt ? (
    <FirstToken agent={agent} arrivedAt={arrivedAt} />
  ) : (
    <p role="status" className="flex items-center gap-2 text-muted">
      <LoaderCircle aria-hidden className="size-4 animate-spin" />
      Waiting for the first token
    </p>
  );

/**
 * Leads a tenant without agents to its first token in three steps.
 *
 * @param children what the page shows from the first token on
 */
export const FirstRun = ({ children }: { children: ReactNode }) => {
  const mayChange = useMayChange();
  const [agent, setAgent] = useState<RegisteredAgent>();
  const arrivedAt = useFirstToken(agent?.agent_id);
  const afterRegistration = arrivedAt ? "done" : "current";
  const title = mayChange ? "Three steps to the first token" : "No agents yet";

  return (
    <div className="flex flex-col gap-4">
      <Card aria-labelledby="first-run" className="flex flex-col gap-6">
        <div>
          <h2 id="first-run" className="font-semibold text-base">
            {arrivedAt ? "The first token is there" : title}
          </h2>
          <p className="text-muted">
            {mayChange
              ? "An agent is a program of yours that gets tokens under its own name."
              : "Ask an admin of your organisation to register the first."}{" "}
            What programs can do here by themselves is in the{" "}
            <Link href="/docs" className="text-accent underline underline-offset-4">
              API reference
            </Link>
            .
          </p>
        </div>
        {mayChange && (
          <ol className="flex flex-col gap-6">
            <FirstRunStep
              number={1}
              title={agent ? `${agent.name} is registered` : "Register an agent"}
              state={agent ? "done" : "current"}
            >
              {!agent && <FirstAgentForm onRegistered={setAgent} />}
            </FirstRunStep>
            <FirstRunStep number={2} title="Let it get a token" state={agent ? afterRegistration : "ahead"}>
              {agent && <FirstAgentCode agent={agent} />}
            </FirstRunStep>
            <FirstRunStep number={3} title="See it arrive" state={arrivedAt ? "done" : "ahead"}>
              {agent && <AwaitedToken agent={agent} arrivedAt={arrivedAt} />}
            </FirstRunStep>
          </ol>
        )}
      </Card>
      {arrivedAt && children}
    </div>
  );
};
