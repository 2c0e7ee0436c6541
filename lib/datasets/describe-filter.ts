import type { FilterOf, RangeKind, RecordFilter, SetKind, TextPlace } from "./record-filter";

/** What a facet, a menu and a chip call the kind. */
export const filterTitles: Record<RecordFilter["kind"], string> = {
  verdict: "verdict",
  cites: "principles cited",
  cited_count: "number of principles cited",
  reason: "drop reason",
  preset: "filter preset",
  step: "step",
  topic: "topic",
  question_type: "question type",
  model: "model",
  version: "constitution version",
  build: "build",
  finish: "finish reason",
  truncated: "cut off",
  refusal: "refusal",
  script: "script",
  instruction_length: "request length",
  thoughts_length: "thoughts length",
  reply_length: "reply length",
  output_length: "output length",
  score: "score",
  nearest: "likeness to the nearest",
  leak: "leak share",
  prompt_tokens: "prompt tokens",
  completion_tokens: "completion tokens",
  time: "time",
  review: "review",
  edited: "edited",
  tag: "tag",
  duplicate: "near-duplicate",
  created: "created",
  words: "words",
  text: "text",
};

/** What stands behind a number of a range. */
export const rangeUnits: Record<RangeKind, string> = {
  cited_count: "principles",
  instruction_length: "characters",
  thoughts_length: "characters",
  reply_length: "characters",
  output_length: "characters",
  score: "",
  nearest: "ROUGE-L",
  leak: "of the reply",
  prompt_tokens: "tokens",
  completion_tokens: "tokens",
  time: "ms",
};

const absent: Partial<Record<SetKind, string>> = { review: "not reviewed", tag: "no tag" };

/** How a value of a set is called; the empty one stands for "has none". */
export function setValueWords(kind: SetKind, value: string): string {
  return value === "" ? (absent[kind] ?? `no ${filterTitles[kind]}`) : value;
}

const places: Record<TextPlace, string> = {
  all: "",
  request: "in the request ",
  thoughts: "in the thoughts ",
  reply: "in the reply ",
};

/** A filter as the words of its chip, e.g. `cites any of 7, 12` or `reply length at most 900`. */
export function describeFilter(filter: RecordFilter): string {
  if ("anyOf" in filter) return describeSet(filter);
  switch (filter.kind) {
    case "verdict":
      return filter.is;
    case "cites": {
      const words = { all: "cites all of", any: "cites any of", none: "cites none of" }[filter.mode];
      return `${filter.principles.length === 1 && filter.mode !== "none" ? "cites" : words} ${filter.principles.join(", ")}`;
    }
    case "truncated":
      return filter.is ? "cut off" : "not cut off";
    case "refusal":
      return filter.is ? "a refusal" : "no refusal";
    case "edited":
      return filter.is ? "edited" : "not edited";
    case "build":
      return `build ${filter.id}`;
    case "version":
      return `constitution version with the id ${filter.id}`;
    case "duplicate":
      if (filter.of === "none") return "no near-duplicate";
      return filter.of === "any" ? "a near-duplicate" : `a near-duplicate of record ${filter.of}`;
    case "words":
      return `${places[filter.in]}${filter.query}`;
    case "text":
      return `contains “${filter.contains}”`;
    case "created":
      return `created ${boundWords(filter.min, filter.max, { least: "from", most: "until" })}`;
    default:
      return `${filterTitles[filter.kind]} ${boundWords(filter.min, filter.max, { least: "at least", most: "at most" })}`;
  }
}

function describeSet(filter: FilterOf<SetKind>): string {
  const values = filter.anyOf.map((value) => setValueWords(filter.kind, value)).join(" or ");
  if (filter.kind === "reason") return `${filter.isExcluding ? "not " : ""}dropped for ${values}`;
  return `${filterTitles[filter.kind]} ${filter.isExcluding ? "not " : ""}${values}`;
}

function boundWords(
  min: number | string | null,
  max: number | string | null,
  { least, most }: { least: string; most: string },
): string {
  if (min !== null && max !== null) return min === max ? `${min}` : `${min} to ${max}`;
  return min === null ? `${most} ${max}` : `${least} ${min}`;
}
