import { expect, test } from "vitest";
import { runToEnd } from "./run-to-end";

async function* letters() {
  yield { text: "a" };
  yield { text: "b" };
  return "the outcome" as const;
}

test("a drained generator gives what it returned", async () => {
  expect(await runToEnd(letters())).toBe("the outcome");
});

test("the text so far is told after each delta", async () => {
  const told: string[] = [];
  await runToEnd(letters(), (text) => told.push(text));
  expect(told).toEqual(["a", "ab"]);
});

test("a generator that throws rejects", async () => {
  async function* broken() {
    yield { text: "a" };
    throw new Error("a surprise");
  }
  await expect(runToEnd(broken())).rejects.toThrow("a surprise");
});
