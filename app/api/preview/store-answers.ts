import { type SettledCompletion, settleCompletions } from "@/lib/store/preview-completions";

let gathering: { answers: SettledCompletion[]; stored: Promise<unknown> } | null = null;
let writing: Promise<unknown> = Promise.resolve();

/** Stores an answer at once, or, while a statement is under way, with the others that ended meanwhile. */
export async function storeAnswer(answer: SettledCompletion): Promise<void> {
  if (gathering === null) {
    const answers: SettledCompletion[] = [];
    const stored = writing.then(() => {
      gathering = null;
      return settleCompletions(answers);
    });
    gathering = { answers, stored };
    writing = stored.catch(() => {}); // who waits for it is told
  }
  gathering.answers.push(answer);
  await gathering.stored;
}
