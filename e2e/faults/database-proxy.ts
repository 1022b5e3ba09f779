import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";

/** What happens to what a server and PostgreSQL say to each other. */
export type Interference =
  /** It passes. */
  | { readonly kind: "none" }
  /** Connections are closed, and new ones too. */
  | { readonly kind: "closed" }
  /** Nothing passes and nothing is closed; what was underway is lost, and new connections never get an answer. */
  | { readonly kind: "silent" }
  /**
   * Statements with the given text reach PostgreSQL, which carries them out; the connection is cut when its
   * answer comes, which is after the commit. `when` decides about each.
   */
  | { readonly kind: "cut before the answer"; readonly statement: string; readonly when: () => boolean };

/** A TCP proxy in front of PostgreSQL, on 127.0.0.1. */
export interface DatabaseProxy {
  readonly port: number;
  interference: Interference;
  /** How many connections were cut between a commit and its answer. */
  readonly cuts: number;
  /** Cuts all connections there are. */
  cut(): void;
  stop(): Promise<void>;
}

/** The last message of an answer: PostgreSQL sends it once a statement of its own transaction has committed. */
function isReadyForQuery(answer: Buffer): boolean {
  return answer.length >= 6 && answer.at(-6) === 0x5a && answer.readUInt32BE(answer.length - 5) === 5;
}

/** Starts a proxy to the PostgreSQL that listens on the port given. */
export async function startDatabaseProxy(postgresPort: number): Promise<DatabaseProxy> {
  const sockets = new Set<Socket>();
  const state: { interference: Interference; cuts: number } = { interference: { kind: "none" }, cuts: 0 };

  const server = createServer({ noDelay: true }, (client) => {
    if (state.interference.kind === "closed") {
      client.destroy();
      return;
    }
    if (state.interference.kind === "silent") {
      sockets.add(client);
      client.on("error", () => client.destroy());
      client.on("close", () => sockets.delete(client));
      return;
    }
    const postgres = connect({ port: postgresPort, host: "127.0.0.1", noDelay: true });
    const end = () => {
      client.destroy();
      postgres.destroy();
    };
    let doomed = false;
    for (const socket of [client, postgres]) {
      sockets.add(socket);
      socket.on("error", end);
      socket.on("close", () => {
        sockets.delete(socket);
        end();
      });
    }
    client.on("data", (question: Buffer) => {
      const { interference } = state;
      if (interference.kind === "silent") return;
      if (interference.kind === "cut before the answer" && question.includes(interference.statement)) {
        doomed = interference.when();
      }
      postgres.write(question);
    });
    postgres.on("data", (answer: Buffer) => {
      if (state.interference.kind === "silent") return;
      if (!doomed) {
        client.write(answer);
        return;
      }
      if (!isReadyForQuery(answer)) return;
      state.cuts += 1;
      end();
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const cut = () => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    port: typeof address === "object" && address ? address.port : 0,
    get interference() {
      return state.interference;
    },
    set interference(interference) {
      state.interference = interference;
      if (interference.kind === "closed") cut();
    },
    get cuts() {
      return state.cuts;
    },
    cut,
    async stop() {
      server.close();
      cut();
      await once(server, "close");
    },
  };
}
