// Before any schema is made: trying whether code may be made out of text is a violation of the page's policy, which
// browsers report though zod goes on without. This is where zod keeps its configuration; its own `config` would add
// 5 kB to every page before its first paint.
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } });

export {};
