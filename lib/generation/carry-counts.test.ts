import { expect, test } from "vitest";
import type { PromptPart } from "@/lib/constitutions/prompt-parts";
import { carryCounts } from "./carry-counts";

const principle = (index: number, text: string): PromptPart => ({ kind: "principle", index, text });
const counted = { parts: [principle(0, "one"), principle(1, "two")], counts: [10, 20] };

test("a text that was counted keeps its figure, also where it has moved", () => {
  expect(carryCounts([principle(0, "two"), principle(1, "one")], counted)).toEqual([20, 10]);
  expect(carryCounts([principle(0, "two")], counted)).toEqual([20]);
});

test("a text being typed keeps the figure of its place, and a new one is estimated", () => {
  const parts = [principle(0, "one"), principle(1, "two more"), principle(2, "12345678")];
  expect(carryCounts(parts, counted)).toEqual([10, 20, 2]);
});
