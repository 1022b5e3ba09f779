import { repeatWhenTold } from "./neighbour-process";

/** Asks for a page with a cookie again and again. Ends where it is not answered 200. */
const [url = "", cookie = ""] = process.argv.slice(2);

await repeatWhenTold(async () => {
  const response = await fetch(url, { headers: { cookie }, redirect: "manual" });
  await response.arrayBuffer();
  if (response.status !== 200) throw new Error(`${url} answered ${response.status}`);
});
