import { fork } from "node:child_process";
import { once } from "node:events";

/**
 * Runs a module in a process of its own until it ends, and resolves to the message that it sends.
 *
 * @param environment what it has beyond this process's variables and those that AgentIdP cannot do without
 * @param execArgv options of Node
 * @throws Error where it ends without one
 */
export async function runMeasured<Message extends object>(
  file: string,
  parameters: readonly string[],
  environment: Readonly<Record<string, string>>,
  execArgv: readonly string[] = [],
): Promise<Message> {
  const child = fork(file, parameters, {
    env: { ...process.env, AUTH_SECRET: "a".repeat(40), LOG_LEVEL: "silent", ...environment },
    execArgv: ["--import", "tsx", ...execArgv],
  });
  const exited = once(child, "exit");
  const [message] = await Promise.race([once(child, "message"), exited]);
  if (typeof message !== "object") throw new Error(`${file} ended early (${message}).`);
  await exited;
  return message;
}
