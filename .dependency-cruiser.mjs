// Who may import whom. Each rule says why it is there, which is what a violation shows.

const app = "^src/app/";
const features = "^src/(features|components|trpc)/";
const slices = "agents|analytics|api-clients|audit|health|members|metrics|tenants|tokens|views";
const slice = `^src/server/(${slices})/`;
const next = "^(node_modules/)?next(/|$)";

/** What a test may reach for is its own affair: it looks at parts that nobody else may touch. */
const tests = "\\.test\\.tsx?$|^src/server/testing/";

/** Packages through which a module would speak tRPC or HTTP. */
const transports = "^(node_modules/)?(@trpc/|@hono/|hono/|undici/|node:http$)|^https?$";

/** @type {import("dependency-cruiser").IConfiguration} */
export default {
  forbidden: [
    {
      name: "1-nothing-imports-app",
      comment:
        "src/app only composes: what something else needs of it belongs in features, schemas or a slice.",
      severity: "error",
      from: { pathNot: app },
      to: { path: app },
    },
    {
      name: "1-route-files-only-compose",
      comment: "A route file joins a schema, a procedure and a handler; it knows no database.",
      severity: "error",
      from: { path: `${app}.*/route\\.ts$` },
      to: { path: "^src/server/db/|^(node_modules/)?(@prisma|pg)/" },
    },
    {
      name: "2-portal-without-server",
      comment:
        "Components run in the browser: they call the server through tRPC, and know its types at most. src/trpc/caller.ts is that for those that run on the server.",
      severity: "error",
      from: {
        path: features,
        pathNot: `${tests}|^src/trpc/caller\\.ts$`,
      },
      to: { path: "^src/server/", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "3-slices-know-no-transport",
      comment:
        "The domain is called by tRPC and by HTTP and knows neither, so that a third door costs nothing.",
      severity: "error",
      from: { path: slice, pathNot: tests },
      to: { path: `^src/server/(api|http)/|${transports}` },
    },
    {
      name: "4-slices-meet-at-their-index",
      comment: "A slice's index.ts is its face: what is behind it can change without anybody else noticing.",
      severity: "error",
      from: { path: "^src/([^/]+)/([^/]+)/", pathNot: `${tests}|^src/server/db/client\\.ts$` },
      to: { path: slice, pathNot: ["^src/$1/$2/", `^src/server/(${slices})/index\\.ts$`] },
    },
    {
      name: "5-repositories-own-the-database",
      comment:
        "Queries are in repositories, whose functions take the tenant first. Recording writes its own counts, and the cache of clients listens to changes of them.",
      severity: "error",
      from: {
        path: "^src/",
        pathNot: `${tests}|-repository\\.ts$|^src/server/(db|auth|analytics/recording)/|^src/server/tokens/client-changes\\.ts$|^src/cli/`,
      },
      to: { path: "^src/server/db/|^(node_modules/)?(@prisma|pg)/" },
    },
    {
      name: "6-api-process-without-next",
      comment:
        "The API process has no Next, which would cost every token its time: what it runs takes a web Request and gives a Response.",
      severity: "error",
      from: { path: `${app}\\(api\\)/|^src/server/http/|${slice}` },
      to: { path: next, reachable: true },
    },
    {
      name: "7-tokens-before-the-portal",
      comment:
        "`npm start` issues tokens when only `dependencies` are installed: what it runs for that needs nothing of devDependencies, which the portal is built from.",
      severity: "error",
      from: {
        path: `^env\\.mjs$|^prisma/|^src/(cli|schemas|server)/|${app}\\(api\\)/`,
        pathNot: `${tests}|^src/server/auth/next-auth\\.ts$|/generated/`,
      },
      to: { dependencyTypes: ["npm-dev"], dependencyTypesNot: ["type-only"] },
    },
    {
      name: "no-circular",
      comment:
        "Modules that import each other cannot be read, tested or loaded one after the other. Types may.",
      severity: "error",
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    {
      name: "no-unresolvable",
      comment: "An import that leads nowhere is not checked by any of these rules.",
      severity: "error",
      from: {},
      to: { couldNotResolve: true, pathNot: "^virtual:" },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules|^src/server/db/generated/" },
    tsConfig: { fileName: "tsconfig.json" },
    // Imports of types are seen too, and told apart.
    tsPreCompilationDeps: "specify",
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
    },
  },
};
