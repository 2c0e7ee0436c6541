import { citedNumbers, findCitations } from "@/lib/constitutions/citations";
import type { Principle } from "@/lib/constitutions/constitution";
import { codePointLength } from "@/lib/filters/code-points";
import { dominantScript } from "./dominant-script";
import type { RecordTexts } from "./record-edit";
import { verbNoun } from "./verb-noun";

/** What a record's columns say of its texts. Lengths in code points. */
export type MeasuredTexts = {
  instructionLength: number;
  thoughtsLength: number;
  outputLength: number;
  script: string | null;
  verb: string | null;
  noun: string | null;
  cited: number[];
};

/**
 * Measures texts as they are measured when a record is stored. `principles`: those that the thoughts may cite; null
 * where nobody knows them any more, then every number that is cited counts.
 */
export function measureTexts(
  { instruction, input, thoughts, output }: RecordTexts,
  principles: readonly Pick<Principle, "number" | "name">[] | null,
): MeasuredTexts {
  return {
    instructionLength: codePointLength(instruction),
    thoughtsLength: codePointLength(thoughts),
    outputLength: codePointLength(output),
    script: dominantScript(`${instruction} ${input} ${output}`),
    ...verbNoun(instruction),
    cited: cited(thoughts, principles),
  };
}

function cited(thoughts: string, principles: readonly Pick<Principle, "number" | "name">[] | null): number[] {
  if (principles !== null) return citedNumbers(findCitations(thoughts, principles));
  return [...new Set(findCitations(thoughts, []).map(({ number }) => number))];
}
