import { expect, test } from "vitest";
import { longestRequest } from "./longest-request";

test("instruction and input together decide which request is the longest", () => {
  const long = { instruction: "Hi", input: "x".repeat(40) };
  expect(longestRequest([{ instruction: "Good morning", input: "" }, long])).toBe(long);
  expect(longestRequest([long, { ...long }])).toBe(long);
});

test("of no requests none is the longest", () => {
  expect(longestRequest([])).toBeNull();
});
