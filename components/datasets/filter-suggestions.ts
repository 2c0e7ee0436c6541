import { valueWords } from "@/components/marks/filter-words";
import type { DatasetFacets, DatasetSummary } from "@/lib/api/datasets";
import type { Principle } from "@/lib/constitutions/constitution";
import type { RecordFilterKind, SetKind } from "@/lib/datasets/record-filter";
import { steps } from "@/lib/steps/steps";

/** What is known of a dataset that a filter can name. */
export type SuggestionSource = {
  facets: DatasetFacets | undefined;
  builds: DatasetSummary["builds"];
  presetNames: readonly string[];
  principles: readonly Pick<Principle, "number" | "name">[];
};

/** A value that can be chosen; `count` null where it is not counted. */
export type Suggestion = { value: string; label: string; count: number | null };

/** Values of a set that the dataset is known to have; others can be typed. */
export function suggestionsFor(kind: SetKind, { facets, presetNames }: SuggestionSource): Suggestion[] {
  if (kind === "step") return named(kind, Object.keys(steps));
  if (kind === "preset") return named(kind, [...new Set(presetNames)]);
  if (kind === "model") return [];
  return (facets?.facets[kind]?.values ?? []).map(({ value, count }) => ({
    value,
    label: valueWords(kind, value),
    count,
  }));
}

const named = (kind: SetKind, values: readonly string[]): Suggestion[] =>
  values.map((value) => ({ value, label: valueWords(kind, value), count: null }));

/** The kinds of the menu in the order in which one thinks of them; words have the search box. */
export const filterGroups: readonly { title: string; kinds: readonly RecordFilterKind[] }[] = [
  {
    title: "What was decided",
    kinds: ["verdict", "reason", "review", "tag", "edited", "duplicate"],
  },
  { title: "Principles", kinds: ["cites", "cited_count"] },
  {
    title: "Text",
    kinds: [
      "text",
      "instruction_length",
      "thoughts_length",
      "reply_length",
      "output_length",
      "script",
      "refusal",
      "leak",
    ],
  },
  { title: "Subject", kinds: ["topic", "question_type", "score", "nearest"] },
  {
    title: "Made by",
    kinds: [
      "build",
      "step",
      "model",
      "preset",
      "version",
      "finish",
      "truncated",
      "prompt_tokens",
      "completion_tokens",
      "time",
      "created",
    ],
  },
];
