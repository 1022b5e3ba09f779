/** What a command line asks the server for. */
interface CurlRequest {
  readonly origin: string;
  readonly method: string;
  /** With parameters in braces. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly authentication: "accessToken" | "clientSecret" | "none";
  /** A form where the credentials are the client's own, JSON else. */
  readonly body?: unknown;
}

/** A word in the single quotes of a shell, in which nothing means anything. */
const quoted = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`;

/** The shell's variable that holds a parameter of a path, AGENT_ID for agent_id. */
const variableOf = (parameter: string) => parameter.toUpperCase();

/**
 * A command line for an operation, to be pasted into a shell. What a person has to fill in are variables of the
 * shell: those of the credentials, and those named after the path's parameters.
 */
export const prepareCurl = ({ origin, method, path, query = {}, authentication, body }: CurlRequest) => {
  const parts = ["curl -s"];
  const sendsBody = body !== undefined;
  if (method !== "GET" && !(method === "POST" && sendsBody)) parts.push(`-X ${method}`);
  if (authentication === "clientSecret") parts.push('-u "$AGENTIDP_CLIENT_ID:$AGENTIDP_CLIENT_SECRET"');
  if (authentication === "accessToken") parts.push('-H "Authorization: Bearer $AGENTIDP_TOKEN"');
  if (authentication === "clientSecret") parts.push("-d grant_type=client_credentials");
  else if (sendsBody) {
    parts.push("-H 'Content-Type: application/json'", `-d ${quoted(JSON.stringify(body, null, 2))}`);
  }
  const address = `${origin}${path}`.replaceAll(/\{(\w+)\}/g, (_, name: string) => `$${variableOf(name)}`);
  const search = new URLSearchParams(query).toString();
  const url = search === "" ? address : `${address}?${search}`;
  parts.push(/[$?&]/.test(url) ? `"${url}"` : url);
  return parts.join(" \\\n  ");
};
