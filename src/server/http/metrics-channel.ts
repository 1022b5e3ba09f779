import type { MetricsAnswer, MetricsRequest, ProcessMetrics } from "@/server/http/supervisor-messages";

/** The end of a channel between the supervisor and a process of its. */
interface Peer {
  readonly connected: boolean;
  send?(message: MetricsRequest | MetricsAnswer, sent: () => void): boolean;
  on(event: "message", listener: (message: { type: string }) => void): unknown;
}

const isRequest = (message: { type: string }): message is MetricsRequest =>
  message.type === "metrics request";
const isAnswer = (message: { type: string }): message is MetricsAnswer => message.type === "metrics";

/** Metrics over the channel between the supervisor and a process: each end may ask the other. */
export class MetricsChannel {
  readonly #peer: Peer;
  readonly #waiting = new Map<number, (processes: ProcessMetrics[]) => void>();
  #asked = 0;

  /** @param read what the other end is answered with; must not reject */
  constructor(peer: Peer, read: () => Promise<ProcessMetrics[]>) {
    this.#peer = peer;
    peer.on("message", async (message) => {
      if (isAnswer(message)) this.#waiting.get(message.id)?.(message.processes);
      if (isRequest(message)) this.#send({ type: "metrics", id: message.id, processes: await read() });
    });
  }

  /** What the other end answers; nothing where it does not within so many milliseconds. */
  ask(milliseconds: number): Promise<ProcessMetrics[]> {
    const id = ++this.#asked;
    return new Promise((resolve) => {
      const answer = (processes: ProcessMetrics[]) => {
        clearTimeout(late);
        this.#waiting.delete(id);
        resolve(processes);
      };
      const late = setTimeout(answer, milliseconds, []);
      this.#waiting.set(id, answer);
      this.#send({ type: "metrics request", id });
    });
  }

  #send(message: MetricsRequest | MetricsAnswer): void {
    // Where the other end has just ended, an error without a callback would end this process, too.
    if (this.#peer.connected) this.#peer.send?.(message, () => undefined);
  }
}
