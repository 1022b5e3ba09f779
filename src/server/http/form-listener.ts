import type { IncomingMessage, ServerResponse } from "node:http";
import type { FormHandler } from "@/server/http/oauth-handler";
import { maximumBodySize } from "@/server/http/read-text";

/**
 * Reads the body and hands it on once, null where it is too large; what then still comes is left to node:http.
 * A request that is cut off is handed to nobody.
 */
function readBody(request: IncomingMessage, use: (body: string | null) => void): void {
  const chunks: Buffer[] = [];
  let size = 0;
  request.on("data", (chunk: Buffer) => {
    if (size > maximumBodySize) return;
    size += chunk.length;
    if (size > maximumBodySize) use(null);
    else chunks.push(chunk);
  });
  request.on("end", () => {
    if (size > maximumBodySize) return;
    const [first] = chunks;
    use((first && chunks.length === 1 ? first : Buffer.concat(chunks)).toString());
  });
}

/**
 * Serves an endpoint that clients post forms to from node:http itself. A Request and a Response between them
 * would cost a token more than recording it does. Forms that one turn of the event loop brings are answered side
 * by side, so that the records of what they did share a write to the journal.
 */
export function formListener({ answerForm }: FormHandler) {
  let waiting: (() => void)[] = [];
  const answerWaiting = () => {
    const forms = waiting;
    waiting = [];
    for (const answer of forms) answer();
  };

  return (request: IncomingMessage, response: ServerResponse): void =>
    readBody(request, (body) => {
      if (waiting.length === 0) setImmediate(answerWaiting);
      waiting.push(async () => {
        const { authorization = null, "content-type": contentType = null } = request.headers;
        const answer = await answerForm({ authorization, contentType, body });
        // In this order: Node 20's V8 makes a hidden class for each object that gets more than what is spread in it.
        response.writeHead(answer.status, {
          "content-length": Buffer.byteLength(answer.body),
          ...answer.headers,
        });
        response.end(answer.body);
      });
    });
}
