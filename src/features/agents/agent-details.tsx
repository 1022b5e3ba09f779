"use client";

import type { ReactNode } from "react";
import { useFormat } from "@/components/formatting/use-format";
import { CodeBadge } from "@/components/ui/badge";
import { Copyable } from "@/components/ui/copyable";
import { Notice } from "@/components/ui/notice";
import { useMayChange } from "@/features/account/account-provider";
import { dayOf, daysWithin } from "@/features/analytics/calendar-day";
import { Panel } from "@/features/analytics/panel";
import { useToday } from "@/features/analytics/today-provider";
import type { Agent } from "@/schemas/agent";
import { api } from "@/trpc/react";

/** From how many days on a secret had better be replaced. */
const oldSecretDays = 180;

const Detail = ({ term, children }: { term: string; children: ReactNode }) => (
  <div className="grid gap-x-4 gap-y-1 border-t py-3 first:border-t-0 first:pt-0 last:pb-0 sm:grid-cols-[8rem_minmax(0,1fr)]">
    <dt className="text-muted">{term}</dt>
    <dd className="min-w-0 break-words">{children}</dd>
  </div>
);

const none = <span className="text-muted">none</span>;

/** Since when the secret is the same, and whether that is long. */
const Credentials = ({ agent }: { agent: Agent }) => {
  const format = useFormat();
  const mayChange = useMayChange();
  const days = daysWithin(dayOf(Date.parse(agent.secret_created_at)), useToday()) - 1;

  return (
    <>
      Secret made{" "}
      <time dateTime={agent.secret_created_at} title={format.dateTime(agent.secret_created_at)}>
        {days <= 0 ? "today" : `${format.dayCount(days)} ago`}
      </time>
      {days > oldSecretDays && agent.status === "active" && (
        <div className="mt-2">
          <Notice tone="warning">
            That is more than {format.dayCount(oldSecretDays)}.{" "}
            {mayChange ? "Replace the secret when it suits." : "Ask an admin to replace the secret."}
          </Notice>
        </div>
      )}
    </>
  );
};

/** What is kept of an agent: who answers for it, what it may ask for, and since when. */
export const AgentDetails = ({ initialAgent }: { initialAgent: Agent }) => {
  const format = useFormat();
  const { data: agent } = api.agents.get.useQuery(
    { agent_id: initialAgent.agent_id },
    { initialData: initialAgent },
  );

  const time = (moment: string) => <time dateTime={moment}>{format.dateTime(moment)}</time>;

  return (
    <Panel title="Details" period="Times in UTC">
      <dl>
        <Detail term="Description">{agent.description ?? none}</Detail>
        <Detail term="Owner">{agent.owner ?? none}</Detail>
        <Detail term="Client id">
          <Copyable text={agent.client_id} subject="client id" />
        </Detail>
        <Detail term="Credentials">
          <Credentials agent={agent} />
        </Detail>
        <Detail term="Scopes">
          {agent.scopes.length > 0 ? (
            <ul className="flex flex-wrap gap-1.5">
              {agent.scopes.map((scope) => (
                <li key={scope}>
                  <CodeBadge>{scope}</CodeBadge>
                </li>
              ))}
            </ul>
          ) : (
            none
          )}
        </Detail>
        <Detail term="Metadata">
          {Object.keys(agent.metadata).length > 0 ? (
            <pre className="whitespace-pre-wrap break-words font-mono text-xs leading-5">
              {JSON.stringify(agent.metadata, null, 2)}
            </pre>
          ) : (
            none
          )}
        </Detail>
        <Detail term="Registered">{time(agent.created_at)}</Detail>
        <Detail term="Last changed">{time(agent.updated_at)}</Detail>
        {agent.deactivated_at && <Detail term="Deactivated">{time(agent.deactivated_at)}</Detail>}
      </dl>
    </Panel>
  );
};
