import { config } from "zod/v4/core";

// Before any schema is made: trying whether code may be made out of text is a violation of the page's policy, which
// browsers report though zod goes on without.
config({ jitless: true });
