import { z } from "zod";
import { restHandler } from "@/server/http/rest-handler";

export const GET = restHandler(z.strictObject({}), (caller) => caller.health.check());
