import { watchChanges } from "@/server/analytics/recording/watch-changes";

/** The most agents of which a message tells; where more have changed it says only that. */
const maximumAgents = 50;

/** The changes to a tenant's counts that nobody has seen to yet. */
export class CountChanges {
  #pending = false;
  #agentIds: Set<string> | null = new Set();
  #wake: () => void = () => undefined;
  readonly #stop: () => void;

  constructor(tenantId: string) {
    this.#stop = watchChanges(tenantId, (agentIds) => {
      this.#pending = true;
      this.#note(agentIds);
      this.#wake();
    });
  }

  #note(agentIds: readonly string[] | null): void {
    if (agentIds === null) this.#agentIds = null;
    for (const agentId of agentIds ?? []) this.#agentIds?.add(agentId);
    if ((this.#agentIds?.size ?? 0) > maximumAgents) this.#agentIds = null;
  }

  /** Resolves to whether anything has changed, at once where it has, otherwise after so many milliseconds. */
  async within(milliseconds: number, signal: AbortSignal): Promise<boolean> {
    if (!this.#pending && !signal.aborted) {
      await new Promise<void>((resolve) => {
        // Not resolve alone, which would leave a listener behind at every quiet turn of a long stream.
        const late = setTimeout(() => this.#wake(), milliseconds);
        this.#wake = () => {
          clearTimeout(late);
          signal.removeEventListener("abort", this.#wake);
          resolve();
        };
        signal.addEventListener("abort", this.#wake, { once: true });
      });
    }
    return this.#pending;
  }

  /** The agents that have changed since the last call; null where they are many, or not known. */
  take(): string[] | null {
    const agentIds = this.#agentIds && [...this.#agentIds];
    this.#pending = false;
    this.#agentIds = new Set();
    return agentIds;
  }

  stop(): void {
    this.#stop();
  }
}
