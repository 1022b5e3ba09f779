import { changeChannel, readChanges } from "@/server/analytics/recording/change-notification";
import { keepListening } from "@/server/db/keep-listening";
import { log } from "@/server/log";
import { sharedInProcess } from "@/server/shared-in-process";

/** Told of a change: the agents that were counted, or null where it may be any of them. */
type Watcher = (agentIds: readonly string[] | null) => void;

const state = sharedInProcess("change watchers", () => ({
  watchers: new Map<string, Set<Watcher>>(),
  listening: false,
}));

function tell(tenantId: string, agentIds: readonly string[] | null): void {
  for (const watcher of state.watchers.get(tenantId) ?? []) watcher(agentIds);
}

function tellAll(): void {
  for (const tenantId of state.watchers.keys()) tell(tenantId, null);
}

function hear(payload: string): void {
  try {
    const changes = readChanges(payload);
    if (changes === null) tellAll();
    else for (const [tenantId, agentIds] of changes) tell(tenantId, agentIds);
  } catch (error) {
    log.warn({ err: error }, "a notification of changed counts cannot be read");
    tellAll();
  }
}

/**
 * Calls the watcher whenever counts of the tenant have changed, whichever process counted, and when changes may
 * have been missed. One connection serves all watchers of the process. Returns what ends it.
 */
export function watchChanges(tenantId: string, watcher: Watcher): () => void {
  const watchers = state.watchers.get(tenantId) ?? new Set();
  state.watchers.set(tenantId, watchers.add(watcher));
  if (!state.listening) {
    state.listening = true;
    void keepListening({
      name: "agentidp analytics changes",
      channel: changeChannel,
      onNotification: hear,
      onConnected: tellAll,
    });
  }
  return () => {
    watchers.delete(watcher);
    if (watchers.size === 0 && state.watchers.get(tenantId) === watchers) state.watchers.delete(tenantId);
  };
}
