import { expect, it } from "vitest";
import { callbackPath } from "@/features/account/callback-path";

it.each(["/agents", "/agents/0199?tab=details#scopes"])("follows %s", (path) => {
  expect(callbackPath(path)).toBe(path);
});

it.each([
  "https://elsewhere.example",
  "//elsewhere.example",
  "/\\elsewhere.example",
  "/\t/elsewhere.example",
  "/.//elsewhere.example",
  "javascript:alert(1)",
  "agents",
  "",
  undefined,
  ["/agents", "/agents"],
])("goes to the start page for %j", (callbackUrl) => {
  expect(callbackPath(callbackUrl)).toBe("/analytics");
});
