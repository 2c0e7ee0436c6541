import { expect, it } from "vitest";
import { switchPrinciple } from "@/lib/constitutions/principle-edits";
import { promptParts } from "@/lib/constitutions/prompt-parts";
import { showConstitution } from "@/lib/constitutions/show-constitution";
import { tokenBudget } from "@/lib/generation/token-budget";
import { leakyConstitution } from "@/testing/leaky-constitution";
import { principleTokens } from "./principle-tokens";

const budgetOf = (draft: typeof leakyConstitution) =>
  tokenBudget(promptParts(showConstitution(draft), ""), null, { room: 1, window: null });

it("a principle that is off costs nothing, and the others keep what they cost", () => {
  const [first, , third] = principleTokens(leakyConstitution, budgetOf(leakyConstitution));
  const off = switchPrinciple(leakyConstitution, 1, false);
  expect(principleTokens(off, budgetOf(off))).toEqual([first, 0, third]);
});

it("nothing is told before it is counted", () => {
  expect(principleTokens(leakyConstitution, null)).toEqual([undefined, undefined, undefined]);
});
