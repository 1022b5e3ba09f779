import { expect, it } from "vitest";
import { describeUserAgent } from "@/features/audit/describe-user-agent";

it.each([
  [
    "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/147.0.0.0 Safari/537.36",
    "Chrome 147 on Linux",
  ],
  [
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/147.0.0.0 Safari/537.36 Edg/147.0.0.0",
    "Edge 147 on Windows",
  ],
  [
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:145.0) Gecko/20100101 Firefox/145.0",
    "Firefox 145 on macOS",
  ],
  [
    "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.0 Mobile/15E148 Safari/604.1",
    "Safari 19 on iOS",
  ],
  [
    "Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/147.0.0.0 Mobile Safari/537.36",
    "Chrome 147 on Android",
  ],
  ["curl/8.14.1", "curl 8.14.1"],
  ["python-requests/2.32.3", "python-requests 2.32.3"],
  ["node", "node"],
  ["Terraform/1.13.0 (+https://www.terraform.io)", "Terraform 1.13.0"],
  ["", "A client that does not say what it is"],
  [null, "A client that does not say what it is"],
])("says of %j: %s", (userAgent, words) => {
  expect(describeUserAgent(userAgent)).toBe(words);
});
