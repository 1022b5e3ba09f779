import pino from "pino";
import { env } from "~env";

/** The log of this process: JSON lines on standard error, failures and lifecycle only, never a secret. */
export const log = pino({ level: env.LOG_LEVEL, base: { pid: process.pid } }, pino.destination(2));
