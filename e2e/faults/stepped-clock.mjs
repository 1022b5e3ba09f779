// Preloaded into a server whose clock is to be stepped: its wall clock is the machine's plus an offset, which the
// test sets by a message.
const { now } = Date;
let offset = 0;

globalThis.Date = new Proxy(Date, {
  construct: (date, parameters) =>
    Reflect.construct(date, parameters.length === 0 ? [now() + offset] : parameters),
  get: (date, property) => (property === "now" ? () => now() + offset : Reflect.get(date, property)),
});

process.on("message", (/** @type {{ type: string, offset: number }} */ message) => {
  if (message.type !== "clock") return;
  offset = message.offset;
  process.send?.({ type: "clock" });
});
