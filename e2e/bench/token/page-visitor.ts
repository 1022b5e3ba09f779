/**
 * Asks for a page again and again from when its parent says "visit" until it says "rest", and then tells it how often
 * that was. A process of its own, so that it can give way to the load generator. Ends with its parent, and where the
 * page is not answered 200.
 */
const [url = "", cookie = ""] = process.argv.slice(2);

async function visit(): Promise<void> {
  const response = await fetch(url, { headers: { cookie }, redirect: "manual" });
  await response.arrayBuffer();
  if (response.status !== 200) throw new Error(`${url} answered ${response.status}`);
}

let visiting = false;

async function visitUntilRest(): Promise<void> {
  let visits = 0;
  for (visiting = true; visiting; visits++) await visit();
  process.send?.(visits);
}

process.on("message", (message) => {
  if (message === "visit") void visitUntilRest();
  else visiting = false;
});
process.on("disconnect", () => process.exit());
visit().then(() => process.send?.("ready"));
