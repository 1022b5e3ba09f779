/** The largest body that is read, in bytes. */
export const maximumBodySize = 256 * 1024;

/** The body as text, or null where it is larger than any request needs. */
export async function readText(request: Request): Promise<string | null> {
  if (Number(request.headers.get("content-length") ?? 0) > maximumBodySize) return null;
  if (request.headers.has("content-length")) return request.text();
  if (!request.body) return "";

  // Without an announced length the body is counted as it comes.
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body as unknown as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength;
    if (size > maximumBodySize) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}

/** Whether a Content-Type names this media type, whatever its parameters. */
export function isMediaType(contentType: string | null, mediaType: string): boolean {
  return contentType === mediaType || contentType?.split(";", 1)[0]?.trim().toLowerCase() === mediaType;
}
