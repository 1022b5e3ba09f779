import { useFormat } from "@/components/formatting/use-format";
import type { RouterOutputs } from "@/trpc/react";

/** What is known of the first token. */
export const FirstToken = ({
  agent,
  arrivedAt,
}: {
  agent: RouterOutputs["agents"]["register"];
  arrivedAt: Date;
}) => {
  const format = useFormat();
  const facts = [
    ["Agent", agent.name],
    ["Time", format.dateTime(arrivedAt.toISOString())],
    ["Scope", agent.scopes.length > 0 ? agent.scopes.join(" ") : "none yet"],
  ] as const;

  return (
    <div role="status" className="flex flex-col gap-3">
      <dl className="flex flex-wrap gap-x-8 gap-y-3">
        {facts.map(([name, value]) => (
          <div key={name} className="min-w-0">
            <dt className="text-muted text-xs">{name}</dt>
            <dd className="wrap-anywhere font-medium">{value}</dd>
          </div>
        ))}
      </dl>
      <p className="text-muted">It is the first point of the chart below.</p>
    </div>
  );
};
