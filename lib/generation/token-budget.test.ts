import fc from "fast-check";
import { expect, test } from "vitest";
import { promptParts } from "@/lib/constitutions/prompt-parts";
import { showConstitution } from "@/lib/constitutions/show-constitution";
import { arbitraryConstitution } from "@/testing/arbitrary-constitution";
import { estimateTokens } from "./estimate-tokens";
import { tokenBudget, windowProblem } from "./token-budget";

const whole = { room: 512, window: 4096 };

test("what is needed and what is free are together the window, whatever was counted", () => {
  fc.assert(
    fc.property(
      arbitraryConstitution.map(showConstitution),
      fc.infiniteStream(fc.nat(500)),
      (constitution, figures) => {
        const parts = promptParts(constitution, " Hi");
        const counts = parts.map(() => figures.next().value as number);
        const budget = tokenBudget(parts, counts, whole);
        expect(budget.needed).toBe(counts.reduce((a, b) => a + b, 512));
        expect(budget.needed + (budget.free ?? 0)).toBe(4096);
        expect(budget.principles).toHaveLength(constitution.principles.length);
        expect(budget.exemplars).toHaveLength(constitution.exemplars.length);
      },
    ),
  );
});

test("where nothing counts, every part is estimated and the budget says so", () => {
  fc.assert(
    fc.property(arbitraryConstitution.map(showConstitution), (constitution) => {
      const parts = promptParts(constitution, " Hi");
      const budget = tokenBudget(parts, null, whole);
      expect(budget.isCounted).toBe(false);
      expect(budget.needed - 512).toBe(parts.reduce((sum, part) => sum + estimateTokens(part.text), 0));
    }),
  );
});

const parts = [{ kind: "request" as const, text: "Hi" }];

test("a prompt that does not fit is told with both figures", () => {
  const problem = windowProblem(tokenBudget(parts, [3797], whole));
  expect(problem).toBe(
    "The longest seed prompt needs 4,309 of 4,096 tokens. 512 of them are room for the completion.",
  );
  expect(windowProblem(tokenBudget([{ kind: "request", text: "x".repeat(16_000) }], null, whole))).toMatch(
    /needs about 4,512 of 4,096 tokens/,
  );
});

test("a prompt that fills the window to the last token fits", () => {
  expect(windowProblem(tokenBudget(parts, [3584], whole))).toBeNull();
  expect(windowProblem(tokenBudget(parts, [3585], whole))).not.toBeNull();
});

test("a server that does not say its window has no free tokens to tell of and no problem", () => {
  const budget = tokenBudget(parts, [1_000_000], { room: 512, window: null });
  expect(budget.free).toBeNull();
  expect(windowProblem(budget)).toBeNull();
});
