import type { Facts } from "@/lib/steps/step";

/** A record as a file tells it, before it has a dataset. Texts are as they stand there. */
export type ImportedRecord = {
  instruction: string;
  input: string;
  /** What is exported again. */
  output: string;
  /** As the model wrote it; the output where the file knows nothing else. */
  reply: string;
  thoughts: string;
  /** Thoughts and reply as they came, "" where the file does not have them so. */
  rawText: string;
  cited: number[];
  verdict: "kept" | "dropped";
  reason: string | null;
  topic: string | null;
  questionType: string | null;
  score: number | null;
  tags: string[];
  review: Review | null;
  /** ISO 8601; null: the moment of the import. */
  createdAt: string | null;
  /** Where it came from before this file; null: the place in this file. */
  origin: string | null;
  seed: number;
  facts: Facts;
};

export const reviews = ["approved", "rejected", "flagged"] as const;
type Review = (typeof reviews)[number];

/**
 * What a row became: its records, or what is wrong with it as a sentence. `leftOut`: how many later turns of a
 * conversation are not among them.
 */
export type ReadRow = { records: ImportedRecord[]; leftOut?: number } | { problem: string };

/** A kept record of what is known; the reply is the output unless it is given. Of one shape always, which is fast. */
export function importedRecord(parts: Partial<ImportedRecord> & { instruction: string }): ImportedRecord {
  const output = parts.output ?? "";
  return {
    instruction: parts.instruction,
    input: parts.input ?? "",
    output,
    reply: parts.reply ?? output,
    thoughts: parts.thoughts ?? "",
    rawText: parts.rawText ?? "",
    cited: parts.cited ?? [],
    verdict: parts.verdict ?? "kept",
    reason: parts.reason ?? null,
    topic: parts.topic ?? null,
    questionType: parts.questionType ?? null,
    score: parts.score ?? null,
    tags: parts.tags ?? [],
    review: parts.review ?? null,
    createdAt: parts.createdAt ?? null,
    origin: parts.origin ?? null,
    seed: parts.seed ?? 0,
    facts: parts.facts ?? {},
  };
}
