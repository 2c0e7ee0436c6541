import { expect, test } from "vitest";
import { normalizeBaseUrl, serverRoot } from "./base-url";

test.each([
  ["http://127.0.0.1:8000/v1", "http://127.0.0.1:8000/v1"],
  [" http://127.0.0.1:8000/v1/ ", "http://127.0.0.1:8000/v1"],
  ["https://api.example.test/openai/v1//", "https://api.example.test/openai/v1"],
  ["http://localhost:8000", "http://localhost:8000"],
])("%j is the address %s", (typed, address) => expect(normalizeBaseUrl(typed)).toBe(address));

test.each([
  "",
  "localhost:8000",
  "127.0.0.1:8000/v1",
  "ftp://x/v1",
  "http://",
  "http://u:p@x/v1",
  "http://x/v1?k=1",
])("%j is refused in a sentence", (typed) => expect(() => normalizeBaseUrl(typed)).toThrow(/address/));

test("a server's own endpoints live above /v1", () => {
  expect(serverRoot("http://x/with/cut=1/v1")).toBe("http://x/with/cut=1");
  expect(serverRoot("http://x")).toBe("http://x");
});
