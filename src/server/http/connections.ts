import type { Server, ServerResponse } from "node:http";
import type { Socket } from "node:net";

/** How a connection stood when it was looked at, and since when it stands like that, by the monotonic clock. */
interface Standing {
  readonly answer: ServerResponse | null;
  readonly bytesRead: number;
  readonly since: number;
}

/**
 * The connections of a server, and which of them nobody uses. node:http takes one for idle whose answer is handed over
 * and not sent yet, and does not know for how long.
 */
export class Connections {
  /** With the last answer that was begun on each. */
  readonly #answers = new Map<Socket, ServerResponse | null>();
  readonly #standings = new WeakMap<Socket, Standing>();

  constructor(server: Server) {
    server.on("connection", (socket: Socket) => {
      this.#answers.set(socket, null);
      socket.once("close", () => this.#answers.delete(socket));
    });
  }

  /** Notes that an answer has begun. */
  begin(answer: ServerResponse): void {
    const { socket } = answer.req;
    if (this.#answers.has(socket)) this.#answers.set(socket, answer);
  }

  /** Has clients that wait for an answer be told that it is the last of their connection. */
  announceEnd(): void {
    for (const answer of this.#answers.values()) {
      if (answer && !answer.headersSent) answer.shouldKeepAlive = false;
    }
  }

  /** Closes those on which nothing was asked or answered since they were looked at so many milliseconds ago. */
  closeIdle(milliseconds: number): void {
    const now = performance.now();
    for (const [socket, answer] of this.#answers) {
      if (socket.writableLength > 0 || (answer && !answer.writableFinished)) continue;
      const { bytesRead } = socket;
      const before = this.#standings.get(socket);
      if (before === undefined || before.answer !== answer || before.bytesRead !== bytesRead) {
        this.#standings.set(socket, { answer, bytesRead, since: now });
      } else if (now - before.since >= milliseconds) {
        socket.destroy();
      }
    }
  }
}
