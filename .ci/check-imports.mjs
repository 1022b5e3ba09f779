// Checks the import rules of .dependency-cruiser.mjs, and that they were applied to every file there is: a
// dependency-cruiser that cannot read TypeScript sees next to nothing, and finds nothing wrong with that.
import { readdirSync } from "node:fs";
import { cruise, format } from "dependency-cruiser";
import extractOptions from "dependency-cruiser/config-utl/extract-depcruise-options";
import extractTSConfig from "dependency-cruiser/config-utl/extract-ts-config";

const roots = ["src", "prisma", "e2e", ".ci"];

const files = roots
  .flatMap((root) =>
    readdirSync(root, { recursive: true, encoding: "utf8" }).map((file) => `${root}/${file}`),
  )
  .map((file) => file.replaceAll("\\", "/"))
  .filter((file) => /\.(ts|tsx|mjs)$/.test(file) && !file.includes("/generated/"));

const { output: result } = await cruise(files, await extractOptions("./.dependency-cruiser.mjs"), undefined, {
  tsConfig: extractTSConfig("./tsconfig.json"),
});
if (typeof result === "string") throw new Error("dependency-cruiser gave a report in place of its result.");

const { output: report, exitCode } = await format(result, { outputType: "err-long" });
console.log(report);

const seen = new Set(result.modules.map(({ source }) => source));
const missed = files.filter((file) => !seen.has(file));
const imports = result.modules
  .filter(({ source }) => files.includes(source))
  .flatMap(({ dependencies }) => dependencies);
if (missed.length > 0 || imports.length < files.length) {
  console.error(
    `The import rules saw ${imports.length} imports of ${files.length - missed.length} modules, but there are ${files.length} files: dependency-cruiser needs a TypeScript that it can read.`,
  );
  process.exitCode = 1;
} else {
  process.exitCode = exitCode;
}
