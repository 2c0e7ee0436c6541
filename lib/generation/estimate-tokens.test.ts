import { expect, test } from "vitest";
import { estimateTokens } from "./estimate-tokens";

test("a token is taken for four characters, and part of one counts", () => {
  expect(estimateTokens("12345")).toBe(2);
  expect(estimateTokens("😀😀😀😀")).toBe(1);
  expect(estimateTokens("")).toBe(0);
});
