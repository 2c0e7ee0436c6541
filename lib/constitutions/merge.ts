import type { Constitution } from "./constitution";
import { constitutionOf, WORD_FIELDS, wordTexts } from "./fields";
import { followCitations } from "./merge-citations";
import { mergeExemplars } from "./merge-exemplars";
import { type Choices, type FieldConflict, FieldMerge } from "./merge-fields";
import { mergePrinciples } from "./merge-principles";

export type Merge = { merged: Constitution; conflicts: FieldConflict[] };

/**
 * What two people made of the same constitution, put together field by field: each word, each part of a principle
 * and of a turn, each reset, the order and the presence of principles and exemplars. What only one has changed is
 * taken from that one. What both have changed in different ways, or one has removed and the other changed, is a
 * conflict, which stands as `choices` say, else as mine. Conflicts are told whether or not they are chosen.
 */
export function mergeConstitutions(
  base: Constitution,
  mine: Constitution,
  theirs: Constitution,
  choices: Choices = new Map(),
): Merge {
  const merge = new FieldMerge(choices);
  const [was, left, right] = [wordTexts(base), wordTexts(mine), wordTexts(theirs)];
  const words = { ...left };
  for (const word of WORD_FIELDS) {
    const place = { kind: "word", word } as const;
    const field = {
      group: { kind: "words" } as const,
      place,
      base: was[word],
      mine: left[word],
      theirs: right[word],
    };
    // Stop strings and gaps have a form of their own.
    if (word === "stop" || word === "gaps")
      words[word] = merge.side(field) === "mine" ? left[word] : right[word];
    else words[word] = merge.text(field);
  }
  const principles = mergePrinciples({ base, mine, theirs }, merge);
  const lists = { base: base.principles, mine: mine.principles, theirs: theirs.principles };
  const exemplars = mergeExemplars(
    { base: base.exemplars, mine: mine.exemplars, theirs: theirs.exemplars },
    followCitations(lists, principles),
    merge,
  );
  const merged = constitutionOf(
    words,
    principles.map(({ texts }) => texts),
    exemplars,
  );
  return { merged, conflicts: merge.conflicts };
}
