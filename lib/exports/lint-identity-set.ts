import { fillTemplate, findSlots } from "@/lib/templates/fill-template";
import type { IdentitySet } from "./identity-set";
import { findOtherAssistant } from "./other-assistants";

/** Where a finding is: an entry from 0; null: the set as a whole. */
export type IdentityFinding = { message: string; cure: string; entry: number | null };

/** What would teach something else than who the assistant is, in the order of the entries. */
export function lintIdentitySet(set: IdentitySet): IdentityFinding[] {
  return [
    ...emptySet(set),
    ...set.entries.flatMap((_, entry) => entryFindings(set, entry)),
    ...unusedValues(set),
  ];
}

/** The slots that texts of the set name, each once, in their order. */
export function slotsOf({ entries }: IdentitySet): string[] {
  const texts = entries.flatMap(({ questions, answers }) => [...questions, ...answers]);
  return [...new Set(texts.flatMap((text) => findSlots(text).map(({ name }) => name)))];
}

function emptySet({ entries }: IdentitySet): IdentityFinding[] {
  if (entries.length > 0) return [];
  return [{ message: "Nothing is asked yet.", cure: "Add a question and its answer.", entry: null }];
}

function entryFindings(set: IdentitySet, entry: number): IdentityFinding[] {
  const { questions, answers } = set.entries[entry]!;
  const findings: IdentityFinding[] = [];
  const find = (message: string, cure: string) => findings.push({ message, cure, entry });
  const earlier = new Set(set.entries.slice(0, entry).flatMap((other) => other.questions.map(plain)));
  const seen = new Set<string>();
  for (const question of questions) {
    if (earlier.has(plain(question)) || seen.has(plain(question)))
      find(`“${question}” is asked twice.`, "Leave one of them out, or answers will contradict each other.");
    seen.add(plain(question));
  }
  for (const name of new Set(
    [...questions, ...answers].flatMap((text) => findSlots(text).map((s) => s.name)),
  ))
    if ((set.values[name] ?? "").trim() === "")
      find(`{${name}} has no value here.`, "Give it one below, or in every export.");
  const ownNames = Object.values(set.values);
  for (const answer of answers) {
    const other = findOtherAssistant(fillTemplate(answer, set.values), ownNames);
    if (other !== null) find(`An answer names ${other}.`, "Say who the assistant is, not who it is not.");
  }
  return findings;
}

function unusedValues(set: IdentitySet): IdentityFinding[] {
  const used = slotsOf(set);
  return Object.keys(set.values)
    .filter((name) => !used.includes(name))
    .map((name) => ({
      message: `{${name}} stands in no question and no answer.`,
      cure: "Remove the value, or name it.",
      entry: null,
    }));
}

const plain = (text: string) =>
  text
    .toLowerCase()
    .replace(/[\s\p{P}]+/gu, " ")
    .trim();
