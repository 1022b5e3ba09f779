import type { Metadata } from "next";
import { GET as getOpenApiDocument } from "@/app/(api)/api/openapi.json/route";
import { ApiReference } from "@/features/api-reference/api-reference";
import { prepareReference } from "@/features/api-reference/prepare-reference";

export const metadata: Metadata = {
  title: "API reference",
  description: "Every operation of the API of AgentIdP, with its fields and a command that does it.",
};

/** The document as every client gets it. */
const readReference = async () => {
  const request = new Request("http://localhost/api/openapi.json");
  const response = await getOpenApiDocument(request, { params: Promise.resolve({}) });
  return prepareReference(await response.json());
};

export default async function ApiReferencePage() {
  return <ApiReference reference={await readReference()} />;
}
