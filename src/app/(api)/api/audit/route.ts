import { ListAuditInput } from "@/schemas/audit";
import { restListHandler } from "@/server/http/rest-handler";

export const GET = restListHandler(ListAuditInput, (caller, input) => caller.audit.list(input), {
  tag: "Organisation",
  summary: "Read the audit trail",
  description:
    "Who did what, when, from where and to what, the newest first, by 100 where no `limit` is given. Entries are only ever added.",
});
