import type { DatasetRecord } from "@/lib/datasets/record";
import { requestAsJudged } from "@/lib/filters/request-as-judged";

/** A way of writing records to a file: one line for each record, in the order given. */
export type ExportFormat = {
  name: ExportFormatName;
  title: string;
  extension: string;
  contentType: string;
  /** One record as a line without its newline. */
  formatRecord: (record: DatasetRecord) => string;
};
export type ExportFormatName = "jsonl";

/**
 * JSONL keeps everything that later work needs: the training pair (`instruction`, `input`, `output`), and the
 * thoughts and citations that the reference pipeline threw away.
 */
const jsonl: ExportFormat = {
  name: "jsonl",
  title: "JSONL",
  extension: "jsonl",
  contentType: "application/x-ndjson; charset=utf-8",
  formatRecord: (record) =>
    JSON.stringify({
      id: record.id,
      ...requestAsJudged(record),
      output: record.output,
      thoughts: record.thoughts,
      reply: record.reply,
      principles: record.cited,
      verdict: record.verdict,
      reason: record.reason,
      origin: record.origin,
      build: record.buildId,
      seed: record.seed,
    }),
};

export const exportFormats: Record<ExportFormatName, ExportFormat> = { jsonl };
