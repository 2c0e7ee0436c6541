import { type ImportedRecord, importedRecord, reviews } from "../imported-record";
import { principleNumbers } from "../principle-numbers";
import { momentOf, tagsOf, verdictOf } from "../read-fields";
import type { RecordFormat } from "../record-format";
import { factsOf, filledText, isFields, numberOf, shareOf, textOf } from "../row-values";

/**
 * This studio's own JSONL, with all that it has. The record's number and its build's are those of another place and
 * stay in the facts. Names with underscores are read as well.
 */
export const studio: RecordFormat = {
  title: "This studio’s JSONL",
  holds: "replies",
  likeness(rows) {
    const share = shareOf(
      rows,
      (row) => Array.isArray(row.principles) && "verdict" in row && "output" in row,
    );
    return share === 0
      ? null
      : { score: share, why: "its rows have output, thoughts, principles and a verdict" };
  },
  openReader: () => (row) => {
    const instruction = isFields(row) ? textOf(row.instruction) : null;
    if (!isFields(row) || instruction === null) return { problem: "“instruction” is missing or no text." };
    const cited = principleNumbers(row.principles ?? row.cited);
    if (cited === null) return { problem: "“principles” holds no numbers of principles; write [1, 3]." };
    const verdict = verdictOf(row.verdict);
    if (verdict === null) return { problem: "“verdict” is neither kept nor dropped." };
    const tags = tagsOf(row.tags);
    if (tags === null) return { problem: "“tags” is no list of texts." };
    const output = textOf(row.output) ?? "";
    const created = row.created_at ?? row.createdAt ?? row.created;
    const record: ImportedRecord = importedRecord({
      instruction,
      input: textOf(row.input) ?? "",
      output,
      reply: textOf(row.reply) ?? output,
      thoughts: textOf(row.thoughts) ?? "",
      rawText: textOf(row.raw_text ?? row.rawText ?? row.raw) ?? "",
      cited,
      verdict,
      reason: filledText(row.reason),
      topic: filledText(row.topic),
      questionType: filledText(row.question_type ?? row.questionType),
      score: numberOf(row.score),
      tags,
      review: reviews.find((one) => one === row.review) ?? null,
      createdAt: created === null || created === undefined ? null : momentOf(created),
      origin: filledText(row.origin),
      seed: seedOf(row.seed),
      facts: factsOf({
        ...(isFields(row.facts) ? row.facts : {}),
        exportedId: row.id,
        exportedBuild: row.build,
      }),
    });
    return { records: [record] };
  },
};

function seedOf(value: unknown): number {
  const seed = numberOf(value);
  return seed !== null && Number.isInteger(seed) && Math.abs(seed) <= 0x7fff_ffff ? seed : 0;
}
