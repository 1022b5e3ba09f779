import { createEnv } from "@t3-oss/env-nextjs";
import { z } from "zod";

/** @param {number} minimum @param {number} maximum */
const wholeNumber = (minimum, maximum) => z.coerce.number().int().min(minimum).max(maximum);

/** Whether nobody on the way can read what is sent there. @param {string} url */
const isConfidential = (url) => {
  const { protocol, hostname } = new URL(url);
  return protocol === "https:" || ["localhost", "127.0.0.1", "[::1]"].includes(hostname);
};

/** Settings of which one is of no use without the others. */
const together = /** @type {const} */ (["OIDC_ISSUER", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET"]);

/**
 * Every setting of AgentIdP, validated once when a process starts. A bad one ends the process with the
 * setting's name and what is expected of it.
 */
export const env = createEnv({
  server: {
    /** The mode of the process; `next` and the supervisor set it. */
    NODE_ENV: z.enum(["development", "test", "production"]).default("development"),
    /** PostgreSQL 15 or newer, in UTF-8. `npm start` boots an embedded one where this is not set. */
    DATABASE_URL: z.url({
      protocol: /^postgres(ql)?$/,
      error: "a URL such as postgresql://user:password@host:5432/database",
    }),
    /** The address the API process listens on. */
    HOST: z.string().min(1).default("127.0.0.1"),
    /** The port of the front door; 0 takes a free one. */
    PORT: wholeNumber(0, 65_535).default(3000),
    /** How many API processes share the port: one a core makes use of the machine. */
    WORKERS: wholeNumber(1, 64).default(1),
    /** The address clients use, and the `iss` of every token. Default: http://localhost:PORT */
    PUBLIC_URL: z
      .url({
        protocol: /^https?$/,
        error: "an http or https URL without a path, such as https://id.example.com",
      })
      .optional(),
    /** How many proxies of yours stand in front, each adding to X-Forwarded-For whom it was asked by. */
    TRUSTED_PROXIES: wholeNumber(0, 16).default(0),
    /** Signs the portal's session cookie. `npm start` makes one and keeps it in DATA_DIR where this is not set. */
    AUTH_SECRET: z.string().min(32, "at least 32 characters; `openssl rand -base64 33` makes a good one"),
    /** Whether strangers may sign up a tenant. Default: closed in production on a DATABASE_URL of your own, else open. */
    SIGN_UP: z.enum(["open", "closed"]).optional(),
    /** The OpenID provider that members may sign in with, as it names itself; the next two come with it. */
    OIDC_ISSUER: z
      .url()
      .refine(isConfidential, "an https URL, such as https://accounts.example.com; http on this machine only")
      .optional(),
    /** Whom AgentIdP is to that provider. Its redirect URI there is PUBLIC_URL/api/auth/callback/oidc */
    OIDC_CLIENT_ID: z.string().min(1).optional(),
    OIDC_CLIENT_SECRET: z.string().min(1).optional(),
    /** What the button on the sign-in page calls it, as in "Continue with Okta". */
    OIDC_NAME: z.string().min(1).max(40).default("single sign-on"),
    /** How long an access token is valid, in seconds. */
    ACCESS_TOKEN_SECONDS: wholeNumber(60, 86_400).default(900),
    /** The folder that keeps the embedded PostgreSQL, AUTH_SECRET and the demo tenant's credentials. */
    DATA_DIR: z.string().min(1).default(".agentidp"),
    /** Where events are kept until they are in the database: a folder on a local disk, for this database alone. Default: DATA_DIR/journal */
    JOURNAL_DIRECTORY: z.string().min(1).optional(),
    /** How often the journal is brought to the disk itself, in milliseconds, to survive a power cut too; 0 leaves it to the system. */
    JOURNAL_SYNC_INTERVAL: wholeNumber(0, 60_000).default(0),
    /** The bearer token that /metrics asks for. Without one, /metrics answers only while HOST is a loopback address. */
    METRICS_TOKEN: z.string().min(16, "at least 16 characters").optional(),
    /** Where the portal's build is, within this clone; the supervisor sets it. Default: .next */
    PORTAL_BUILD: z.string().min(1).optional(),
    /** Where the API process finds the portal; the supervisor sets it. */
    PORTAL_URL: z.url().optional(),
    /** What is written to the log, on standard error. */
    LOG_LEVEL: z.enum(["debug", "info", "warn", "error", "silent"]).default("info"),
  },
  client: {},
  createFinalSchema: (shape) =>
    z.object(shape).superRefine((settings, context) => {
      const missing = together.filter((name) => settings[name] === undefined);
      if (missing.length === together.length) return;
      for (const name of missing) {
        context.addIssue({
          code: "custom",
          path: [name],
          message: `set it too: ${together.join(", ")} go together`,
        });
      }
    }),
  experimental__runtimeEnv: {},
  emptyStringAsUndefined: true,
  onValidationError: (problems) => {
    for (const problem of problems) {
      const name = problem.path?.map((part) => (typeof part === "object" ? part.key : part)).join(".");
      process.stderr.write(`${name}: ${problem.message}\n`);
    }
    process.stderr.write(
      "Correct these environment variables and start again; env.mjs says what each is for.\n",
    );
    process.exit(1);
  },
});
