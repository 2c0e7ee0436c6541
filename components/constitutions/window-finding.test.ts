import { expect, test } from "vitest";
import { switchPrinciple } from "@/lib/constitutions/principle-edits";
import { promptParts } from "@/lib/constitutions/prompt-parts";
import { showConstitution } from "@/lib/constitutions/show-constitution";
import { tokenBudget } from "@/lib/generation/token-budget";
import { leakyConstitution as constitution } from "@/testing/leaky-constitution";
import { windowFinding } from "./window-finding";

const parts = promptParts(showConstitution(constitution), " Hi");

test("a prompt larger than the window is worth a look, and the finding leads to its largest part", () => {
  const placeWhere = (isLarge: (part: (typeof parts)[number]) => boolean) => {
    const counts = parts.map((part) => (isLarge(part) ? 4000 : 10));
    const budget = tokenBudget(parts, counts, { room: 512, window: 4096 });
    const finding = windowFinding("It does not fit.", budget, constitution);
    expect(finding).toMatchObject({
      code: "exceeds_window",
      severity: "warning",
      message: "It does not fit.",
    });
    return finding.place;
  };
  expect(placeWhere((part) => part.kind === "principle" && part.index === 1)).toEqual({
    kind: "principle",
    number: constitution.principles[1]?.number,
  });
  expect(placeWhere((part) => part.kind === "exemplar" && part.index === 0)).toEqual({
    kind: "exemplar",
    exemplar: 0,
  });
  expect(placeWhere((part) => part.kind === "exemplar_intro")).toEqual({ kind: "exemplar_intro" });
});

test("a principle that is off is never the largest part", () => {
  const off = switchPrinciple(constitution, 0, false);
  const shown = promptParts(showConstitution(off), " Hi");
  const counts = shown.map((part) => (part.kind === "principle" && part.index === 0 ? 4000 : 10));
  const budget = tokenBudget(shown, counts, { room: 512, window: 4096 });
  expect(windowFinding("It does not fit.", budget, off).place).toEqual({
    kind: "principle",
    number: constitution.principles[1]?.number,
  });
});
