import type { Prepared } from "@/cli/prepare";

/** Says where the server is, how to sign in, and how to get a first token. */
export function announce({ address, demo }: Prepared): void {
  console.log(`\n  AgentIdP  ${address}`);
  if (demo) {
    const client = `${demo.client_id}:${demo.client_secret}`;
    console.log(`  Sign in   ${demo.email}   password ${demo.password}`);
    console.log(`  Token     curl -u '${client}' -d grant_type=client_credentials ${address}/oauth2/token`);
  }
  console.log("");
}
