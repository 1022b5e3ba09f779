import { randomBytes } from "node:crypto";
import { type NextRequest, NextResponse } from "next/server";
import { nonceHeader, pathHeader } from "@/components/request-headers";

/**
 * A page may run and style itself only with what came from here: no inline script or style without this
 * response's nonce, no style attributes in the markup, no frame, plugin, form or request to elsewhere.
 */
const contentSecurityPolicy = (nonce: string) =>
  [
    "default-src 'none'",
    // React's development build evaluates code to rebuild stacks.
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${process.env.NODE_ENV === "development" ? " 'unsafe-eval'" : ""}`,
    `style-src 'self' 'nonce-${nonce}'`,
    "style-src-attr 'none'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");

/** Gives every page its own nonce, and lets the layout know which address was asked for. */
export const proxy = (request: NextRequest) => {
  const nonce = randomBytes(16).toString("base64");
  const policy = contentSecurityPolicy(nonce);

  const headers = new Headers(request.headers);
  headers.set(nonceHeader, nonce);
  headers.set(pathHeader, request.nextUrl.pathname + request.nextUrl.search);
  // Next reads the nonce for its own scripts out of this header.
  headers.set("Content-Security-Policy", policy);

  const response = NextResponse.next({ request: { headers } });
  response.headers.set("Content-Security-Policy", policy);
  return response;
};

export const config = { matcher: "/((?!api/|oauth2/|\\.well-known/|_next/|icon\\.svg).*)" };
