import { buildApi } from "@/cli/build-api";
import { buildPortal } from "@/cli/portal-build";
import { runUntilEnded } from "@/cli/run-until-ended";

/** `npm run build`: what `npm start` would build, ahead of it. */
await runUntilEnded(async (_stops, signal) => {
  console.log(await buildApi());
  console.log(await buildPortal((line) => console.log(line), signal));
});
