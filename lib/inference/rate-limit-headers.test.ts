import { expect, it } from "vitest";
import { readRateLimit } from "./rate-limit-headers";

const NOW = Date.parse("2026-01-01T00:00:00Z");
const read = (headers: Record<string, string>) => readRateLimit(new Headers(headers), NOW);

it.each([
  ["6m0s", 360_000],
  ["1.5s", 1_500],
  ["120ms", 120],
  ["1h2m", 3_600_000],
  ["7", 7_000],
  [String(NOW / 1_000 + 30), 30_000],
  [String(NOW + 30_000), 30_000],
  ["2026-01-01T00:00:20Z", 20_000],
  ["2025-12-31T00:00:00Z", 0],
])("a limit that is whole again at %s is so in %i ms", (reset, resetMs) => {
  expect(read({ "x-ratelimit-remaining-requests": "3", "x-ratelimit-reset-requests": reset })).toEqual({
    rateLimit: { requests: { remaining: 3, resetMs }, tokens: null },
  });
});

it("tokens are a limit of their own, and headers without a kind mean requests", () => {
  const headers = {
    "x-ratelimit-remaining": "0",
    "x-ratelimit-reset": "2",
    "x-ratelimit-remaining-tokens": "149984",
    "x-ratelimit-reset-tokens": "6ms",
  };
  expect(read(headers).rateLimit).toEqual({
    requests: { remaining: 0, resetMs: 2_000 },
    tokens: { remaining: 149_984, resetMs: 6 },
  });
});

it("what is not understood is not believed", () => {
  expect(read({})).toEqual({});
  expect(read({ "x-ratelimit-remaining-requests": "3" })).toEqual({});
  expect(read({ "x-ratelimit-remaining-requests": "3", "x-ratelimit-reset-requests": "soon" })).toEqual({});
});
