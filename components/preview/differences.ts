import { type ComparedGroup, compareConstitutions } from "@/lib/constitutions/compare";
import { type Constitution, isEnabled } from "@/lib/constitutions/constitution";
import { placeName } from "@/lib/constitutions/field-place";
import type { Column } from "@/lib/previews/column";
import { tokensWords } from "./setting-words";

/** One thing in which a column's constitution or settings are not those of the first column. */
export type Difference =
  | { kind: "principle"; number: number; name: string; how: "off" | "on" | "added" | "removed" | "changed" }
  | { kind: "other"; words: string }
  /** Told in the line of the settings too. */
  | { kind: "setting"; words: string };

/** Principles by their number, then exemplars, then the words around them. Both as authored, changes applied. */
export function constitutionDifferences(first: Constitution, other: Constitution): Difference[] {
  const groups = compareConstitutions(first, other);
  const order = { principle: 0, exemplar: 1, words: 2 };
  return [
    ...groups
      .flatMap((group) =>
        describeGroup(group).map((difference) => ({ difference, at: order[group.subject.kind] })),
      )
      .sort((a, b) => a.at - b.at)
      .map(({ difference }) => difference),
    ...describeGaps(first, other),
  ];
}

function describeGroup({ subject, changes }: ComparedGroup): Difference[] {
  if (subject.kind === "principle") {
    const { before, after } = subject;
    const one = after ?? before;
    if (one === null) return [];
    const { number, name } = one;
    if (before === null || after === null)
      return [{ kind: "principle", number, name, how: before === null ? "added" : "removed" }];
    if (isEnabled(before) !== isEnabled(after))
      return [{ kind: "principle", number, name, how: isEnabled(after) ? "on" : "off" }];
    return changes.length === 0 ? [] : [{ kind: "principle", number, name, how: "changed" }];
  }
  if (subject.kind === "exemplar") {
    const place = (subject.after ?? subject.before ?? 0) + 1;
    if (subject.after === null) return [{ kind: "other", words: `without exemplar ${place}` }];
    return changes.length === 0 ? [] : [{ kind: "other", words: `exemplar ${place}` }];
  }
  // What becomes of the numbers is told below, where it matters.
  return changes
    .filter(({ place }) => !(place.kind === "word" && place.word === "gaps"))
    .map(({ place }) => ({ kind: "other", words: placeName(place).toLowerCase() }));
}

/** What becomes of the numbers matters only where something is off. */
function describeGaps(first: Constitution, other: Constitution): Difference[] {
  if ((first.gaps ?? "keep") === (other.gaps ?? "keep") || other.principles.every(isEnabled)) return [];
  return [{ kind: "other", words: other.gaps === "close" ? "numbers closed up" : "numbers kept" }];
}

type Named = { column: Column; constitution: string; server: string };

/** Settings of a column that are not those of the first, with the value they have here: `temperature 0.9`. */
export function settingDifferences(first: Named, other: Named): Difference[] {
  const [a, b] = [first.column, other.column];
  const said = [
    [a.constitutionId !== b.constitutionId, other.constitution],
    [a.serverId !== b.serverId, other.server],
    [a.model !== b.model, b.model ?? "the server’s own model"],
    [a.sampling.temperature !== b.sampling.temperature, `temperature ${b.sampling.temperature}`],
    [a.sampling.topP !== b.sampling.topP, `top-p ${b.sampling.topP}`],
    [a.sampling.maxTokens !== b.sampling.maxTokens, tokensWords(b.sampling.maxTokens)],
    [a.seed !== b.seed, `seed ${b.seed}`],
  ] as const;
  return said.flatMap(([isOther, words]) => (isOther ? [{ kind: "setting" as const, words }] : []));
}
