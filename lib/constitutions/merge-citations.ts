import { findCitations } from "./citations";
import type { Principle } from "./constitution";
import type { Side } from "./merge-fields";
import type { MergedPrinciple } from "./merge-principles";

/**
 * Thoughts that cite principles which the merge has numbered or named anew go on citing the same ones. `key` is
 * equal for two texts that differ in nothing but how they write their citations; `rewrite` gives a text of one
 * side with its citations as they are after the merge. Only citations that fit their own side are followed.
 */
export function followCitations(
  lists: Record<"base" | Side, readonly Principle[]>,
  merged: readonly MergedPrinciple[],
) {
  const find = (side: "base" | Side, number: number) => {
    // Of a number that stands twice the last one is meant, as `findCitations` has it.
    const at = lists[side].findLastIndex((principle) => principle.number === number);
    return merged.findIndex(({ triple }) => triple[side] === at);
  };
  return {
    key: (side: "base" | Side, thoughts: string): string =>
      replaceCitations(thoughts, lists[side], (number) => {
        const index = find(side, number);
        return index === -1 ? null : `\0${index}\0`;
      }),
    rewrite: (side: "base" | Side, thoughts: string): string =>
      replaceCitations(thoughts, lists[side], (number) => {
        const texts = merged[find(side, number)]?.texts;
        return texts === undefined ? null : `${texts.number} (${texts.name})`;
      }),
  };
}
export type Citing = ReturnType<typeof followCitations>;

function replaceCitations(
  thoughts: string,
  principles: readonly Principle[],
  replacement: (number: number) => string | null,
): string {
  return findCitations(thoughts, principles)
    .filter(({ match }) => match === "exact")
    .reduceRight((text, { number, start, end }) => {
      const written = replacement(number);
      return written === null ? text : text.slice(0, start) + written + text.slice(end);
    }, thoughts);
}
