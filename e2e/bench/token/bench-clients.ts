import { createHash, randomBytes } from "node:crypto";
import pg from "pg";
import { uuidv7 } from "uuidv7";
import type { BenchClient } from "./token-requests";

/** Stores agents of one tenant and returns what they prove themselves with. */
export async function storeAgents(databaseUrl: string, count: number): Promise<BenchClient[]> {
  const clients = Array.from({ length: count }, () => ({
    clientId: uuidv7(),
    secret: randomBytes(32).toString("base64url"),
  }));
  const database = new pg.Client({ connectionString: databaseUrl });
  await database.connect();
  await database.query(
    `INSERT INTO agents (tenant_id, id, name, scopes, secret_digest, updated_at)
     SELECT $1::uuid, id, 'Agent ' || id, '{invoices:read}', digest, now()
     FROM unnest($2::uuid[], $3::bytea[]) AS agent (id, digest)`,
    [
      uuidv7(),
      clients.map(({ clientId }) => clientId),
      clients.map(({ secret }) => createHash("sha256").update(secret).digest()),
    ],
  );
  await database.end();
  return clients;
}
