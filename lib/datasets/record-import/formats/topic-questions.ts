import { importedRecord } from "../imported-record";
import type { RecordFormat } from "../record-format";
import { isFields, shareOf, textOf } from "../row-values";

/** `topic`, `question_type` and the question, which answers nothing yet. Source: Dromedary, topic-guided questions. */
export const topicQuestions: RecordFormat = {
  title: "Topic questions",
  holds: "prompts",
  likeness(rows) {
    const share = shareOf(
      rows,
      (row) => "question_type" in row && ("question" in row || ("instruction" in row && !("output" in row))),
    );
    return share === 0
      ? null
      : { score: 0.95 * share, why: "its rows have topic, question_type and a question" };
  },
  openReader: () => (row) => {
    const instruction = isFields(row) ? (textOf(row.question) ?? textOf(row.instruction)) : null;
    if (!isFields(row) || instruction === null) return { problem: "“question” is missing or no text." };
    const [topic, questionType] = [textOf(row.topic), textOf(row.question_type)];
    return { records: [importedRecord({ instruction, topic, questionType })] };
  },
};
