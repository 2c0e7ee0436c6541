import { formatCount, formatPercent } from "@/components/ui/number-text";
import { type Iteration, totalOf, yieldOf } from "@/lib/datasets/iteration";

/** A figure of an iteration: one declaration is a row of the table, and a chart where `isCharted`. */
export type IterationMetric = {
  key: string;
  label: string;
  /** What it is, where the label does not say it. */
  meaning: string;
  isCharted?: true;
  /** Null while it is not known. */
  value: (iteration: Iteration) => number | null;
  format: (value: number) => string;
};

const share = (part: number | undefined, whole: number | undefined) =>
  part === undefined || whole === undefined || whole === 0 ? null : part / whole;
const decimal = (digits: number) => (value: number) => value.toFixed(digits);
const percent = (value: number) => formatPercent(value);
const characters = (value: number) => formatCount(Math.round(value));

const instructions: IterationMetric[] = [
  {
    key: "instructions",
    label: "Instructions kept",
    meaning: "invented, kept by the rules and new",
    value: (one) => one.instructions?.kept ?? null,
    format: formatCount,
  },
  {
    key: "near-duplicates",
    label: "Near-duplicates",
    meaning: "of all instructions that were invented",
    isCharted: true,
    value: ({ instructions: made }) => share(made?.nearDuplicates, made ? totalOf(made) : undefined),
    format: percent,
  },
  {
    key: "nearest",
    label: "Mean nearest score",
    meaning: "ROUGE-L F1 against the nearest of what was there before",
    value: (one) => one.instructions?.meanNearest ?? null,
    format: decimal(3),
  },
  {
    key: "instruction-mean",
    label: "Mean length of instructions",
    meaning: "characters",
    isCharted: true,
    value: (one) => one.instructions?.lengths.mean ?? null,
    format: characters,
  },
  {
    key: "instruction-median",
    label: "Median length of instructions",
    meaning: "characters",
    value: (one) => one.instructions?.lengths.median ?? null,
    format: characters,
  },
];

const answers: IterationMetric[] = [
  {
    key: "answers",
    label: "Answers kept",
    meaning: "by the rule filter",
    value: (one) => one.answers?.kept ?? null,
    format: formatCount,
  },
  {
    key: "answer-mean",
    label: "Mean length of answers",
    meaning: "characters",
    isCharted: true,
    value: (one) => one.answers?.lengths.mean ?? null,
    format: characters,
  },
  {
    key: "answer-median",
    label: "Median length of answers",
    meaning: "characters",
    value: (one) => one.answers?.lengths.median ?? null,
    format: characters,
  },
];

const assess: IterationMetric[] = [
  {
    key: "judged",
    label: "Judged",
    meaning: "answers with a judgement",
    value: (one) => one.assess?.judged ?? null,
    format: formatCount,
  },
  {
    key: "unparsed",
    label: "Unparsed",
    meaning: "of the judged ones, a rubric could not be read",
    value: ({ assess: scores }) => share(scores?.unparsed, scores?.judged),
    format: percent,
  },
  {
    key: "quality",
    label: "Mean quality",
    meaning: "1 to 10",
    isCharted: true,
    value: (one) => one.assess?.quality?.mean ?? null,
    format: decimal(2),
  },
  {
    key: "following",
    label: "Mean following",
    meaning: "1 to 10",
    isCharted: true,
    value: (one) => one.assess?.following?.mean ?? null,
    format: decimal(2),
  },
];

const selected: IterationMetric[] = [
  {
    key: "selected",
    label: "Selected",
    meaning: "answers above the thresholds",
    isCharted: true,
    value: (one) => one.selected?.kept ?? null,
    format: formatCount,
  },
  {
    key: "yield",
    label: "Yield",
    meaning: "selected, of the instructions kept",
    isCharted: true,
    value: yieldOf,
    format: percent,
  },
  {
    key: "selected-instruction",
    label: "Mean length of their instructions",
    meaning: "characters",
    value: (one) => one.selected?.instructionLengths.mean ?? null,
    format: characters,
  },
  {
    key: "selected-output",
    label: "Mean length of their answers",
    meaning: "characters",
    value: (one) => one.selected?.outputLengths.mean ?? null,
    format: characters,
  },
];

export const iterationMetrics = { instructions, answers, assess, selected };

/** How far a figure moved against the iteration before, with its sign; null where one of the two is not known. */
export function changeSince(
  { value, format }: IterationMetric,
  now: Iteration,
  before: Iteration | undefined,
): string | null {
  const [to, from] = [value(now), before === undefined ? null : value(before)];
  if (to === null || from === null) return null;
  if (format(to) === format(from)) return "±0";
  return `${to > from ? "+" : "−"}${format(Math.abs(to - from))}`;
}
