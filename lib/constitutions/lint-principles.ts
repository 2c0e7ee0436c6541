import { rougeL } from "@/lib/novelty/rouge-l";
import { tokenize } from "@/lib/novelty/tokenize";
import { type Constitution, isEnabled, type Principle } from "./constitution";
import type { Finding } from "./finding";

/** Numbering, names and texts that say the same. Repeated numbers are found by `promptFileProblems`. */
export function lintPrinciples({ principles }: Constitution): Finding[] {
  // Of two wordings of one principle an author may keep one that is off.
  const enabled = principles.filter(isEnabled);
  return [...lintNumbers(principles), ...lintNames(enabled), ...lintTexts(enabled)];
}

function lintNumbers(principles: readonly Principle[]): Finding[] {
  const distinct = [...new Set(principles.map((principle) => principle.number))];
  const index = distinct.findIndex((number, at) => number !== at + 1);
  const number = distinct[index];
  if (number === undefined) return [];
  const message = `Principle ${number} stands where ${index + 1} is expected; numbers run from 1 without gaps.`;
  return [
    {
      code: "numbers_not_consecutive",
      severity: "warning",
      message,
      place: { kind: "principle", number },
      // Two with one number cannot be told apart by their citations.
      fixes: distinct.length === principles.length ? [{ kind: "number_in_order" }] : [],
    },
  ];
}

function lintNames(principles: readonly Principle[]): Finding[] {
  return principles.flatMap(({ number, name }, index): Finding[] => {
    const first = principles.findIndex((principle) => principle.name === name);
    const other = principles[first];
    if (other === undefined || first === index) return [];
    const message = `Principles ${other.number} and ${number} are both named “${name}”.`;
    return [{ code: "duplicate_name", severity: "warning", message, place: { kind: "principle", number } }];
  });
}

/** From here on Self-Instruct takes two texts for one. */
const NEAR = 0.7;

function lintTexts(principles: readonly Principle[]): Finding[] {
  return principles.flatMap((principle, index): Finding[] => {
    let nearest: Principle | null = null;
    let most = 0;
    for (const earlier of principles.slice(0, index)) {
      const score = likeness(earlier, principle);
      if (score >= NEAR && score > most) [nearest, most] = [earlier, score];
    }
    if (nearest === null) return [];
    const { number } = principle;
    const other = `principle ${nearest.number} (${nearest.name})`;
    const message =
      most === 1
        ? `Principle ${number} says what ${other} says.`
        : `Principle ${number} says nearly what ${other} says: ROUGE-L ${most.toFixed(2)}.`;
    return [{ code: "near_duplicate", severity: "warning", message, place: { kind: "principle", number } }];
  });
}

// While one text is typed the others are the same objects as before.
const knownTokens = new WeakMap<Principle, string[]>();
const knownLikeness = new WeakMap<Principle, WeakMap<Principle, number>>();

/** ROUGE-L of two principles' texts; 1 for equal texts, also in scripts of which ROUGE-L sees nothing. */
function likeness(one: Principle, other: Principle): number {
  const known = knownLikeness.get(one)?.get(other);
  if (known !== undefined) return known;
  const isSame = one.text.trim() !== "" && one.text.trim() === other.text.trim();
  const score = isSame ? 1 : rougeL(tokensOf(one), tokensOf(other));
  if (!knownLikeness.has(one)) knownLikeness.set(one, new WeakMap());
  knownLikeness.get(one)?.set(other, score);
  return score;
}

function tokensOf(principle: Principle): string[] {
  const tokens = knownTokens.get(principle) ?? tokenize(principle.text);
  knownTokens.set(principle, tokens);
  return tokens;
}
