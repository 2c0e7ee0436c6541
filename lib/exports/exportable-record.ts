import type { DatasetRecord } from "@/lib/datasets/record";
import type { PromptRequest } from "@/lib/seed-prompts/seed-prompt";

/** What an export reads of a record. `rawText` may be empty where the format does not ask for it. */
export type ExportableRecord = Pick<
  DatasetRecord,
  | "id"
  | "buildId"
  | "item"
  | "sample"
  | "origin"
  | "instruction"
  | "input"
  | "output"
  | "thoughts"
  | "reply"
  | "rawText"
  | "cited"
  | "verdict"
  | "reason"
  | "hits"
  | "finishReason"
  | "topic"
  | "questionType"
  | "score"
  | "nearestScore"
  | "leakShare"
  | "script"
  | "isRefusal"
  | "duplicateOf"
  | "instructionLength"
  | "thoughtsLength"
  | "outputLength"
  | "tags"
  | "review"
  | "editedAt"
  | "createdAt"
  | "seed"
  | "promptTokens"
  | "completionTokens"
  | "facts"
> & {
  /** The record that it was made from. */
  sourceRecordId: number | null;
  /** Of its build, each null where it has none: the step, the model of the server that answered, who judges it now. */
  step: string | null;
  model: string | null;
  preset: string | null;
  /** The constitution version's id. */
  versionId: number | null;
  /** Its texts as they were before the first edit; null where nobody edited it. */
  original: (PromptRequest & { output: string }) | null;
};
