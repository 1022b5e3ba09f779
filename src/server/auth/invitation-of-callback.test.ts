import { expect, test } from "vitest";
import { invitationOf } from "@/server/auth/invitation-of-callback";

test.each([
  ["http://localhost:3000/join/abc_-9", "abc_-9"],
  ["https://id.example.com/join/abc?x=y", "abc"],
  ["http://localhost:3000/analytics", null],
  ["http://localhost:3000/join/abc/def", null],
  ["http://localhost:3000/join/", null],
  ["http://localhost:3000/analytics?x=/join/abc", null],
  ["/join/abc", null],
  ["", null],
  [undefined, null],
])("who comes back to %s has the invitation %s", (callbackUrl, token) => {
  expect(invitationOf(callbackUrl)).toBe(token);
});
