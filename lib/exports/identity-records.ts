import { fillTemplate } from "@/lib/templates/fill-template";
import type { ExportableRecord } from "./exportable-record";
import type { IdentitySet } from "./identity-set";
import { slotsOf } from "./lint-identity-set";

/**
 * An identity set as records that any format of answers writes: each question of an entry with each of its answers,
 * `repeats` times. Their ids are negative, so that they are nobody else's: the same question and answer has the same
 * id in every repetition. Preference pairs take none, since nothing of it is rejected.
 */
export function* identityRecords(
  { entries, values }: IdentitySet,
  { repeats, values: own }: { repeats: number; values: Readonly<Record<string, string>> },
): Generator<ExportableRecord, void, undefined> {
  const slots = { ...values, ...own };
  for (let repetition = 0; repetition < repeats; repetition += 1) {
    let place = 0;
    for (const { questions, answers } of entries)
      for (const question of questions)
        for (const answer of answers) {
          place += 1;
          yield identityRecord(place, fillTemplate(question, slots), fillTemplate(answer, slots));
        }
  }
}

/** The slots that would stay braces in the rows: neither the set nor the export has a value for them. */
export function unfilledSlots(set: IdentitySet, own: Readonly<Record<string, string>>): string[] {
  const slots: Record<string, string | undefined> = { ...set.values, ...own };
  return slotsOf(set).filter((name) => (slots[name] ?? "").trim() === "");
}

/** How many rows a set makes, once. */
export function countIdentityRows({ entries }: IdentitySet): number {
  return entries.reduce((sum, { questions, answers }) => sum + questions.length * answers.length, 0);
}

function identityRecord(place: number, instruction: string, output: string): ExportableRecord {
  return {
    id: -place,
    buildId: null,
    item: null,
    sample: 0,
    origin: `identity_${place}`,
    instruction,
    input: "",
    output,
    thoughts: "",
    reply: output,
    rawText: output,
    cited: [],
    verdict: "kept",
    reason: null,
    hits: [],
    finishReason: "stop",
    topic: null,
    questionType: null,
    score: null,
    nearestScore: null,
    leakShare: null,
    script: null,
    isRefusal: false,
    duplicateOf: null,
    instructionLength: codePoints(instruction),
    thoughtsLength: 0,
    outputLength: codePoints(output),
    tags: ["identity"],
    review: null,
    editedAt: null,
    // They are written, not generated: a moment would make the same export differ from itself.
    createdAt: "1970-01-01T00:00:00.000Z",
    seed: 0,
    promptTokens: null,
    completionTokens: null,
    facts: {},
    sourceRecordId: null,
    step: null,
    model: null,
    preset: null,
    versionId: null,
    original: null,
  };
}

const codePoints = (text: string) => [...text].length;
