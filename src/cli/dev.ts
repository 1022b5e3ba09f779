import { once } from "node:events";
import { announce } from "@/cli/announce";
import { endProcess, spawnNode } from "@/cli/node-process";
import { prepare } from "@/cli/prepare";
import { runUntilEnded } from "@/cli/run-until-ended";
import { readSettings } from "@/cli/settings";

/** `npm run dev`: the same database as `npm start`, and `next dev` serving everything, the API included. */
await runUntilEnded(async (stops) => {
  const settings = await readSettings();
  const prepared = await prepare(settings);
  stops.push(prepared.stop);
  announce(prepared);
  const child = spawnNode(
    ["--import", "./src/cli/end-with-parent.mjs", "node_modules/next/dist/bin/next", "dev"].concat(
      ["--hostname", settings.host],
      ["--port", String(prepared.port)],
    ),
    {
      ...prepared.environment,
      PUBLIC_URL: prepared.address,
      AUTH_URL: prepared.address,
      NODE_ENV: "development",
    },
    ["ignore", "inherit", "inherit", "ipc"],
  );
  stops.push(() => endProcess(child));
  await once(child, "exit");
  throw new Error("`next dev` ended by itself.");
});
