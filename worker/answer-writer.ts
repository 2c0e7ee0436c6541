import { insertAnswers, type NewAnswer } from "@/lib/store/build-answers";
import { BatchWriter } from "./batch-writer";
import { listAsFailure } from "./record-writer";
import type { Wakes } from "./wakes";

/** The writer of what steps that invent are answered. It wakes who reads them. */
export function createAnswerWriter(signal: AbortSignal, wakes: Wakes): BatchWriter<NewAnswer> {
  const store = async (answers: readonly NewAnswer[]) => {
    const stored = await insertAnswers(answers);
    for (const id of new Set(answers.map(({ buildId }) => buildId))) wakes.wake(id);
    return stored;
  };
  return new BatchWriter<NewAnswer>(store, signal, {
    refuse: listAsFailure,
    bytesOf: ({ rawText }) => 4 * rawText.length,
  });
}
