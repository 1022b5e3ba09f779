import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { projectDirectory } from "@/cli/project-directory";

/** The settings of the supervisor, validated. */
export interface Settings {
  readonly host: string;
  /** 0 for a free one. */
  readonly port: number;
  /** How many API processes share the port. */
  readonly workers: number;
  readonly publicUrl: string | undefined;
  readonly dataDirectory: string;
  /** A database of the person's own; undefined where one is to be booted. */
  readonly databaseUrl: string | undefined;
  readonly authSecret: string | undefined;
  readonly signUp: "open" | "closed" | undefined;
}

/**
 * Reads the environment, and a file .env where there is one. A bad setting ends the process with its name and
 * what is expected of it, before anything was started.
 */
export async function readSettings(): Promise<Settings> {
  if (existsSync(`${projectDirectory}/.env`)) process.loadEnvFile(`${projectDirectory}/.env`);
  const { DATABASE_URL: databaseUrl, AUTH_SECRET: authSecret } = process.env;
  // These two are made where they are not given, later; all others are validated now.
  process.env.DATABASE_URL ||= "postgresql://127.0.0.1/unknown-yet";
  process.env.AUTH_SECRET ||= "unknown yet, and of no use to anybody";
  const { env } = await import("~env");
  return {
    host: env.HOST,
    port: env.PORT,
    workers: env.WORKERS,
    publicUrl: env.PUBLIC_URL,
    dataDirectory: resolve(projectDirectory, env.DATA_DIR),
    databaseUrl: databaseUrl || undefined,
    authSecret: authSecret || undefined,
    signUp: env.SIGN_UP,
  };
}
