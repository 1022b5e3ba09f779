"use client";

import { X } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { actionGroups, actionNames } from "@/features/audit/action-names";
import { type AuditFilters, auditFilterParsers } from "@/features/audit/audit-filters";
import { api } from "@/trpc/react";

interface AuditToolbarProps {
  filters: AuditFilters;
  onFilter: (filters: Partial<AuditFilters>) => void;
  /** The name of somebody or something that is filtered by, as far as it is known. */
  nameOf: (id: string) => string;
}

/** What the entries are filtered by. */
export const AuditToolbar = ({ filters, onFilter, nameOf }: AuditToolbarProps) => {
  const members = api.members.list.useQuery().data ?? [];
  const { actor, action, target, day } = filters;
  // Agents, API clients and former members are chosen in the table.
  const isOther = actor !== null && !members.some(({ user_id }) => user_id === actor);
  const isFiltered = Object.values(filters).some((filter) => filter !== null);

  return (
    <section aria-label="Which entries are shown" className="mb-4 flex flex-wrap items-center gap-2">
      <Select
        aria-label="Who"
        className="w-full sm:w-56"
        value={actor ?? ""}
        onChange={(event) => onFilter({ actor: event.target.value || null })}
      >
        <option value="">By anybody</option>
        {isOther && <option value={actor}>By {nameOf(actor)}</option>}
        {members.map(({ user_id, email }) => (
          <option key={user_id} value={user_id}>
            By {email}
          </option>
        ))}
      </Select>
      <Select
        aria-label="What"
        className="w-full sm:w-56"
        value={action ?? ""}
        onChange={(event) => onFilter({ action: auditFilterParsers.action.parse(event.target.value) })}
      >
        <option value="">Anything done</option>
        {actionGroups.map(({ label, actions }) => (
          <optgroup key={label} label={label}>
            {actions.map((name) => (
              <option key={name} value={name}>
                {actionNames[name]}
              </option>
            ))}
          </optgroup>
        ))}
      </Select>
      <Input
        type="date"
        aria-label="Day, UTC"
        className="w-40"
        value={day ?? ""}
        onChange={(event) => onFilter({ day: auditFilterParsers.day.parse(event.target.value) })}
      />
      {target !== null && (
        <Button
          className="min-w-0 max-w-full shrink"
          aria-label={`About ${nameOf(target)}: show entries about anything`}
          onClick={() => onFilter({ target: null })}
        >
          <span className="truncate">About {nameOf(target)}</span>
          <X aria-hidden />
        </Button>
      )}
      {isFiltered && (
        <Button
          variant="quiet"
          onClick={() => onFilter({ actor: null, action: null, target: null, day: null })}
        >
          Show all
        </Button>
      )}
    </section>
  );
};
