/**
 * Those fields of a form that have been changed, so that saving them leaves alone what somebody else may have
 * changed meanwhile.
 */
export const changedFields = <Fields extends object>(before: Fields, after: Fields): Partial<Fields> => {
  const changes: Partial<Fields> = {};
  for (const field of Object.keys(after) as (keyof Fields)[]) {
    if (JSON.stringify(after[field]) !== JSON.stringify(before[field])) changes[field] = after[field];
  }
  return changes;
};
