import { type ComparedGroup, type ComparedSubject, compareConstitutions, isWhole } from "./compare";
import type { Constitution } from "./constitution";
import { describeField, type FieldGroup } from "./field-place";

const NAMED = 3;

/**
 * What is different, in a few words, e.g. "principle 7 text, exemplar 3 removed and 2 more"; `""` where nothing is.
 * What follows from one act, new numbers and the thoughts that cite them, is told once.
 */
export function describeChanges(before: Constitution, after: Constitution): string {
  const groups = compareConstitutions(before, after).filter(({ changes }) => changes.length > 0);
  const numbers = changesOf(groups, "number");
  const thoughts = changesOf(groups, "thoughts");
  const told = groups.flatMap((group): string[] => {
    if (isWhole(group)) {
      const isAdded = group.subject.kind !== "words" && group.subject.before === null;
      return [`${describeField(groupOf(group.subject), { kind: "whole" })} ${isAdded ? "added" : "removed"}`];
    }
    return group.changes.flatMap(({ place }) => {
      if (place.kind === "principle" && place.part === "number" && numbers > 1) return [];
      // A principle keeps its hue under a new number; nobody chose that.
      if (place.kind === "principle" && place.part === "hue" && isRenumbered(group)) return [];
      if (place.kind === "turn" && place.part === "thoughts" && numbers > 0 && thoughts > 1) return [];
      return [describeField(groupOf(group.subject), place)];
    });
  });
  const renumbered = numbers > 1 ? [`numbers of ${numbers} principles`] : [];
  const cited = numbers > 0 && thoughts > 1 ? [`thoughts in ${thoughts} places`] : [];
  return listInWords([...told, ...renumbered, ...cited]);
}

const isRenumbered = ({ changes }: ComparedGroup) =>
  changes.some(({ place }) => place.kind === "principle" && place.part === "number");

function changesOf(groups: readonly ComparedGroup[], part: "number" | "thoughts"): number {
  const changes = groups.filter((group) => !isWhole(group)).flatMap((group) => group.changes);
  return changes.filter(({ place }) => "part" in place && place.part === part).length;
}

/** What a compared subject is called where it is after, or was. */
function groupOf(subject: ComparedSubject): FieldGroup {
  if (subject.kind === "words") return subject;
  if (subject.kind === "exemplar")
    return { kind: "exemplar", exemplar: subject.after ?? subject.before ?? 0 };
  const { number = 0, name = "" } = subject.after ?? subject.before ?? {};
  return { kind: "principle", number, name };
}

/** "a", "a and b", "a, b and c", "a, b, c and 2 more". */
export function listInWords(parts: readonly string[]): string {
  const shown = parts.length > NAMED + 1 ? [...parts.slice(0, NAMED), `${parts.length - NAMED} more`] : parts;
  const [last, ...others] = shown.toReversed();
  if (last === undefined || others.length === 0) return last ?? "";
  return `${others.toReversed().join(", ")} and ${last}`;
}
