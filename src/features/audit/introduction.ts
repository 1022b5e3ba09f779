/** What the page of the audit trail says of itself, also while it loads. */
export const auditIntroduction = {
  title: "Audit trail",
  description:
    "Who did what, when and from where. Entries are only ever added: the database itself refuses to change or delete one.",
} as const;
