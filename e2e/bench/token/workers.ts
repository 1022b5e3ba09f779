import { startApiProcesses } from "@/cli/api-processes";
import { pin } from "./pinned-process";

/** API processes on one port, one for each of the cores given, as `npm start` runs them with WORKERS. */
const [bundle = "", list = ""] = process.argv.slice(2);
const cores = list.split(",").map(Number);

// Before they start, so that they inherit it.
pin(process.pid, ...cores);
const api = await startApiProcesses(bundle, cores.length, process.env);
process.send?.({ type: "ready", port: Number(process.env.PORT) });
const end = () => api.stop().then(() => process.exit());
process.once("SIGTERM", end);
process.once("disconnect", end);
