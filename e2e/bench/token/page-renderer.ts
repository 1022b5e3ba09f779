import { setImmediate as nextTurn } from "node:timers/promises";
import { gzipSync } from "node:zlib";
import { createElement } from "react";
import { renderToString } from "react-dom/server";
import { repeatWhenTold } from "./neighbour-process";

/** Renders a page that has nothing to do with AgentIdP, for nobody: what a core loses by what the other computes. */
const cells = Array.from({ length: 30 }, (_, column) => column);
const rows = Array.from({ length: 100 }, (_, row) => row);

await repeatWhenTold(async () => {
  const page = createElement(
    "table",
    null,
    createElement(
      "tbody",
      null,
      rows.map((row) =>
        createElement(
          "tr",
          { key: row },
          cells.map((column) => createElement("td", { key: column, title: `${row}` }, row * column)),
        ),
      ),
    ),
  );
  gzipSync(renderToString(page));
  await nextTurn();
});
