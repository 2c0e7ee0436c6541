import { expect, test } from "vitest";
import { scriptProbabilities } from "./token-probabilities";

const tokens = Array.from({ length: 400 }, (_, i) => ` word${i}`);
const script = (more: { key?: string; temperature?: number; count?: number } = {}) =>
  scriptProbabilities(tokens, { count: 5, key: "a", temperature: 1, ...more });

test("the likelihoods at one place add up to less than 1, the best first", () => {
  for (const { top } of script()) {
    expect(top).toHaveLength(5);
    expect(top.reduce((sum, { logprob }) => sum + Math.exp(logprob), 0)).toBeLessThan(1);
    expect(top.map(({ logprob }) => logprob)).toEqual(
      top.map(({ logprob }) => logprob).toSorted((a, b) => b - a),
    );
  }
});

test("the same request gives the same, another one other probabilities", () => {
  expect(script()).toEqual(script());
  expect(script({ key: "b" })).not.toEqual(script());
});

test("the written token is mostly the likeliest, and at temperature 0 always", () => {
  const isBest = ({ text, top }: ReturnType<typeof script>[number]) => top[0]?.text === text;
  expect(script({ temperature: 0 }).every(isBest)).toBe(true);
  const share = script().filter(isBest).length / tokens.length;
  expect(share).toBeGreaterThan(0.7);
  expect(share).toBeLessThan(0.95);
});

test("no alternatives leave the token's own likelihood", () => {
  for (const { logprob, top } of script({ count: 0 })) {
    expect(top).toEqual([]);
    expect(logprob).toBeLessThan(0);
  }
});
