import { type IdentitySet, identitySetSchema } from "@/lib/exports/identity-set";
import { slotsOf } from "@/lib/exports/lint-identity-set";

/** An entry as it is edited: its questions one a line. `key` stays its own while others come and go. */
export type DraftEntry = { key: number; questions: string; answers: { key: number; text: string }[] };
export type IdentityDraft = { name: string; entries: DraftEntry[]; values: Record<string, string> };

let lastKey = 0;
const newKey = () => ++lastKey;

export const newAnswer = (text = "") => ({ key: newKey(), text });
export const newEntry = (): DraftEntry => ({ key: newKey(), questions: "", answers: [newAnswer()] });

export function draftOf({ name, body }: { name: string; body: IdentitySet }): IdentityDraft {
  const entries = body.entries.map(({ questions, answers }) => ({
    key: newKey(),
    questions: questions.join("\n"),
    answers: answers.map(newAnswer),
  }));
  return { name, entries, values: body.values };
}

/** What is to be saved, without blank lines and blank entries, and with values of the slots that are named only. */
export function bodyOf({ entries, values }: IdentityDraft): IdentitySet {
  const written = entries
    .map(({ questions, answers }) => ({
      questions: questions.split("\n").flatMap(filled),
      answers: answers.flatMap(({ text }) => filled(text)),
    }))
    .filter(({ questions, answers }) => questions.length > 0 || answers.length > 0);
  const body = { entries: written, values: {} };
  const named = slotsOf(body).flatMap((slot) => (slot in values ? [[slot, values[slot]]] : []));
  return { ...body, values: Object.fromEntries(named) };
}

/** Why it cannot be saved; null where it can. */
export function draftProblem(draft: IdentityDraft): string | null {
  if (draft.name.trim() === "") return "Give it a name.";
  const { entries } = bodyOf(draft);
  const lame = entries.findIndex(({ questions, answers }) => questions.length === 0 || answers.length === 0);
  if (lame !== -1)
    return `${entries[lame]!.questions.length === 0 ? "A question" : "An answer"} is missing in group ${lame + 1}.`;
  const read = identitySetSchema.safeParse(bodyOf(draft));
  return read.success ? null : "A text is too long, or there are too many.";
}

const filled = (text: string) => (text.trim() === "" ? [] : [text.trim()]);
