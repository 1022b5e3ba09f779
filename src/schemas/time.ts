import { z } from "zod";

/** An instant as RFC 3339 has it, in UTC. */
export const Instant = z.iso.datetime().meta({ examples: ["2026-11-24T09:30:00.000Z"] });
