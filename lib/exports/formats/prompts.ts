import { requestAsJudged } from "@/lib/filters/request-as-judged";
import { column, nullable } from "../column";
import type { ExportFormat } from "../export-format";
import { wholeRequest } from "../training-pairs";

/** Requests without answers. Of those that are written once, the first record's topic is told. */
export const prompts: ExportFormat<"prompts"> = {
  name: "prompts",
  title: "Prompts only",
  does: "The requests without their answers: as one text, and as instruction and input.",
  isFor: "Asking another model, and reinforcement learning.",
  defaults: { name: "prompts", isDistinct: true },
  open: ({ isDistinct }) => ({
    columns: [
      column("prompt"),
      column("instruction"),
      column("input"),
      nullable("topic"),
      nullable("question_type"),
    ],
    grouping: isDistinct ? "request" : "record",
    rowsOf: (records) =>
      (isDistinct ? records.slice(0, 1) : records).map((record) => {
        const request = requestAsJudged(record);
        return {
          prompt: wholeRequest(request),
          instruction: request.instruction,
          input: request.input,
          topic: record.topic,
          question_type: record.questionType,
        };
      }),
  }),
};
