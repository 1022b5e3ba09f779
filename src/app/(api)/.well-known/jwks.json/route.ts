import { documentHandler } from "@/server/http/document-handler";
import { signingKeys } from "@/server/tokens";

export const GET = documentHandler(async () => ({ keys: (await signingKeys()).published }));
