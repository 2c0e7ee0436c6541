import { z } from "zod";
import type { TokenPlace } from "@/lib/novelty/token-places";
import { exemplarIndex } from "../exemplar-index";
import type { RuleSaying, Span } from "../filter";
import { leakedLabel } from "../leaked-label";
import { defineRule } from "../rule-kind";
import { type SharedRuns, sharedRuns } from "../shared-runs";
import { withoutTurnEnd } from "../turn-end";

/** As much of the shared words as a detail quotes. */
const QUOTED = 120;

/**
 * Drops replies that were copied from the prompt, by runs of words that stand in an exemplar as the model was shown
 * it. Thoughts are not looked at: they are to repeat the exemplars' (docs/decisions/018).
 */
export const exemplarLeakKind = defineRule({
  name: "exemplar_leak",
  title: ({ words }) => `No ${words} words in a row out of an exemplar`,
  does: "Drops replies that share runs of words with an exemplar. What the request says too, what several exemplars’ replies say alike and runs of common words do not count.",
  params: z.strictObject({
    words: z.int().min(2).max(30).default(6),
    runs: z.int().min(1).max(100).default(1),
    rareWords: z.int().min(0).max(30).default(2),
    hasLabels: z.boolean().default(true),
  }),
  fields: [
    {
      kind: "number",
      key: "words",
      label: "Words in a row",
      meaning:
        "How many words must stand in the same order in the reply and in an exemplar. Fewer find more copies, and more that only sound alike. In scripts without spaces, pairs of characters count.",
      min: 2,
      max: 30,
      unit: "",
    },
    {
      kind: "number",
      key: "runs",
      label: "Runs shared",
      meaning: "How many such runs a reply may not reach; each further word of a long copy is one more.",
      min: 1,
      max: 100,
      unit: "",
    },
    {
      kind: "number",
      key: "rareWords",
      label: "Rare words in a run",
      meaning:
        "A run counts if it has so many words that are not common: a word is common where a quarter of the constitution’s texts have it.",
      min: 0,
      max: 30,
      unit: "",
    },
    {
      kind: "switch",
      key: "hasLabels",
      label: "Speakers’ labels and the words that clear the context",
      meaning: "A reply in which somebody else begins to speak was copied from the form of the prompt.",
    },
  ],
  apply: (whole, { request }, constitution, { words, runs, rareWords, hasLabels }) => {
    const text = withoutTurnEnd(whole);
    const index = exemplarIndex(constitution, words);
    const shared = longestShared(sharedRuns(text, request, index, { words, rareWords }), words);
    if (shared !== null && (shared.runs >= runs || shared.isWhole)) return leakOf(text, shared, words, runs);
    return hasLabels ? leakedLabel(text, constitution) : null;
  },
});

type Shared = { exemplar: number; runs: number; span: Span; isWhole: boolean };

function leakOf(text: string, { exemplar, runs, span }: Shared, words: number, least: number) {
  const quoted = text.slice(span.start, span.end);
  const quote = quoted.length > QUOTED ? `${quoted.slice(0, QUOTED).trimEnd()} …` : quoted;
  const isShort = runs < least;
  const count = runs > 1 && !isShort ? `, ${runs} runs of ${words} words` : "";
  const saying: RuleSaying = {
    drop: isShort
      ? `word for word a reply of exemplar ${exemplar + 1}: “${quote}”`
      : `“${quote}” of exemplar ${exemplar + 1}${count}`,
    span,
  };
  return isShort ? { ...saying, isOfWhole: true as const } : saying;
}

/** With the place of the longest stretch of the runs; null where nothing is shared. */
function longestShared({ places, runs, wholeOf }: SharedRuns, words: number): Shared | null {
  const longest = longestStretch(runs);
  const isWhole = wholeOf !== null;
  if (longest !== null) {
    const span = spanOf(places, longest.at, longest.at + longest.length + words - 2);
    return { exemplar: longest.exemplar, runs: runs.length, span, isWhole };
  }
  if (!isWhole) return null;
  return { exemplar: wholeOf, runs: 0, span: spanOf(places, 0, places.length - 1), isWhole };
}

/** The most runs that follow one another, word by word; the first of several. */
function longestStretch(found: SharedRuns["runs"]) {
  const stretches: { at: number; exemplar: number; length: number }[] = [];
  for (const run of found) {
    const last = stretches.at(-1);
    if (last !== undefined && run.at === last.at + last.length) last.length += 1;
    else stretches.push({ ...run, length: 1 });
  }
  const [longest] = stretches.sort((a, b) => b.length - a.length || a.at - b.at);
  return longest ?? null;
}

function spanOf(places: readonly TokenPlace[], from: number, to: number): Span {
  return { start: places[from]?.start ?? 0, end: places[to]?.end ?? 0 };
}
