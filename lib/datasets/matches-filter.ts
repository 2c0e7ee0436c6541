import type { DatasetRecord } from "./record";
import { momentRange, type RangeKind, type RecordFilter, type SetKind } from "./record-filter";
import { matchesTextQuery } from "./text-query";

/** What filters look at: columns of a record, and of its build what it was made with. */
export type FilterableRecord = Pick<
  DatasetRecord,
  | "verdict"
  | "reason"
  | "cited"
  | "buildId"
  | "instruction"
  | "input"
  | "thoughts"
  | "reply"
  | "output"
  | "finishReason"
  | "replyLength"
  | "promptTokens"
  | "completionTokens"
  | "totalMs"
  | "createdAt"
> & {
  /** Of its build: the step, the model of the server that answered, who judges it now, the constitution version. */
  step: string | null;
  model: string | null;
  preset: string | null;
  versionId: number | null;
  topic: string | null;
  questionType: string | null;
  script: string | null;
  review: string | null;
  tags: readonly string[];
  isRefusal: boolean | null;
  /** ISO 8601; null where nobody edited it. */
  editedAt: string | null;
  duplicateOf: number | null;
  score: number | null;
  nearestScore: number | null;
  leakShare: number | null;
  instructionLength: number;
  thoughtsLength: number;
  outputLength: number;
};

const numbers: Record<RangeKind, (record: FilterableRecord) => number | null> = {
  cited_count: ({ cited }) => cited.length,
  instruction_length: (record) => record.instructionLength,
  thoughts_length: (record) => record.thoughtsLength,
  reply_length: (record) => record.replyLength,
  output_length: (record) => record.outputLength,
  score: ({ score }) => score,
  nearest: ({ nearestScore }) => nearestScore,
  leak: ({ leakShare }) => leakShare,
  prompt_tokens: ({ promptTokens }) => promptTokens,
  completion_tokens: ({ completionTokens }) => completionTokens,
  time: ({ totalMs }) => totalMs,
};

const values: Record<SetKind, (record: FilterableRecord) => readonly (string | null)[]> = {
  reason: ({ reason }) => [reason],
  preset: ({ preset }) => [preset],
  step: ({ step }) => [step],
  topic: ({ topic }) => [topic],
  question_type: ({ questionType }) => [questionType],
  model: ({ model }) => [model],
  finish: ({ finishReason }) => [finishReason],
  script: ({ script }) => [script],
  review: ({ review }) => [review],
  tag: ({ tags }) => (tags.length === 0 ? [null] : tags),
};

/** Whether `record` passes `filter`. */
export function matchesFilter(record: FilterableRecord, filter: RecordFilter): boolean {
  if ("anyOf" in filter) {
    const isAnyOf = values[filter.kind](record).some((value) => filter.anyOf.includes(value ?? ""));
    return isAnyOf !== (filter.isExcluding ?? false);
  }
  switch (filter.kind) {
    case "verdict":
      return record.verdict === filter.is;
    case "cites": {
      const isCited = (n: number) => record.cited.includes(n);
      if (filter.mode === "all") return filter.principles.every(isCited);
      return filter.principles.some(isCited) === (filter.mode === "any");
    }
    case "truncated":
      return (record.finishReason === "length") === filter.is;
    case "refusal":
      return (record.isRefusal ?? false) === filter.is;
    case "edited":
      return (record.editedAt !== null) === filter.is;
    case "build":
      return record.buildId === filter.id;
    case "version":
      return record.versionId === filter.id;
    case "duplicate":
      if (filter.of === "any") return record.duplicateOf !== null;
      return record.duplicateOf === (filter.of === "none" ? null : filter.of);
    case "words":
      return matchesTextQuery(record, filter);
    case "text": {
      const needle = asciiLower(filter.contains);
      return [record.instruction, record.input, record.thoughts, record.reply].some((part) =>
        asciiLower(part).includes(needle),
      );
    }
    case "created": {
      const { from, to } = momentRange(filter);
      const at = Date.parse(record.createdAt);
      return from <= at && at <= to;
    }
    default: {
      const number = numbers[filter.kind](record);
      if (number === null) return false;
      return (
        number >= (filter.min ?? Number.NEGATIVE_INFINITY) &&
        number <= (filter.max ?? Number.POSITIVE_INFINITY)
      );
    }
  }
}

function asciiLower(text: string): string {
  return text.replace(/[A-Z]+/g, (upper) => upper.toLowerCase());
}
