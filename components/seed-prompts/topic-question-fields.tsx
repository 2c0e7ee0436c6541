import type { ReactNode } from "react";
import { TextArea, TextField } from "@/components/ui/field";
import type { TopicQuestion } from "@/lib/seed-prompts/seed-prompt";

/** Every field of the published file of topic questions. */
export function TopicQuestionFields({
  question,
  onChange,
  note,
}: {
  question: TopicQuestion;
  onChange: (question: TopicQuestion) => void;
  /** What is said of the question, under it. */
  note: ReactNode;
}) {
  return (
    <div className="flex flex-col gap-4">
      <TextArea
        label="Question"
        isProse
        value={question.question}
        onChange={(text) => onChange({ ...question, question: text })}
      />
      {note}
      <TextField
        label="Topic"
        value={question.topic}
        onChange={(topic) => onChange({ ...question, topic })}
      />
      <TextArea
        label="Question type"
        rows={1}
        value={question.question_type}
        onChange={(question_type) => onChange({ ...question, question_type })}
      />
    </div>
  );
}
