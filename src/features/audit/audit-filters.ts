import {
  createLoader,
  createParser,
  createSerializer,
  type inferParserType,
  parseAsStringLiteral,
} from "nuqs/server";
import { auditActions } from "@/schemas/audit-actions";

const uuid = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/;

const parseAsId = createParser({ parse: (text) => (uuid.test(text) ? text : null), serialize: (id) => id });

/** A UTC day, YYYY-MM-DD; one that no month has, such as the 31st of April, is none. */
const parseAsDay = createParser({
  parse: (text) => {
    const time = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
    return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text) ? text : null;
  },
  serialize: (day) => day,
});

/** What the page of the audit trail is filtered by, as parsers of its URL. What is wrong there filters nothing. */
export const auditFilterParsers = {
  /** Who did it. */
  actor: parseAsId,
  action: parseAsStringLiteral(auditActions),
  /** What it was done to. */
  target: parseAsId,
  day: parseAsDay,
};

export type AuditFilters = inferParserType<typeof auditFilterParsers>;

/** Reads the filters out of a page's searchParams. */
export const loadAuditFilters = createLoader(auditFilterParsers);

/** The address of the audit trail with these filters. */
export const auditHref = (filters: Partial<AuditFilters>) => serialize("/settings/audit", filters);

const serialize = createSerializer(auditFilterParsers);

/** How many entries a page shows; the server prefetches the same page that the browser asks for. */
const auditPageSize = 50;

/** What the server is asked for. */
export const auditInput = ({ actor, action, target, day }: AuditFilters) => ({
  limit: auditPageSize,
  actor_id: actor ?? undefined,
  action: action ?? undefined,
  target_id: target ?? undefined,
  day: day ?? undefined,
});
