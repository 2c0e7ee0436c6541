import { NO_CONSTITUTION } from "@/lib/constitutions/no-constitution";
import { everyDrop } from "@/lib/filters/apply-preset";
import type { RuleHit } from "@/lib/filters/filter";
import { methodPrompts } from "@/lib/filters/prompt-presets";
import { type Opening, openingOf } from "@/lib/seed-prompts/opening";
import { requestOf, type SeedPrompt } from "@/lib/seed-prompts/seed-prompt";
import { countWords } from "@/lib/seed-prompts/word-count";

export type FailedPreset = { preset: string; title: string; reasons: RuleHit[] };

/** What the table, its filters and its pictures tell of a seed prompt. */
export type SeedFacts = {
  /** Words of the instruction or question. */
  words: number;
  /** The same with the words of the input. */
  requestWords: number;
  opening: Opening | null;
  /** The reference methods whose prompt filters would drop it. */
  failed: FailedPreset[];
};

// A row never changes; a changed one is another object.
const known = new WeakMap<SeedPrompt["body"], SeedFacts>();

/** Found out once for each row. */
export function factsOf(seed: SeedPrompt): SeedFacts {
  const facts = known.get(seed.body) ?? findFacts(seed);
  known.set(seed.body, facts);
  return facts;
}

function findFacts(seed: SeedPrompt): SeedFacts {
  const request = requestOf(seed);
  const words = countWords(request.instruction);
  return {
    words,
    requestWords: words + countWords(request.input),
    opening: openingOf(request.instruction),
    failed: methodPrompts.flatMap(({ method, title, preset }) => {
      // All of them: mending only the first would leave the prompt dropped.
      const reasons = everyDrop(preset, { request, rawText: "", isTurnEnded: true }, NO_CONSTITUTION);
      return reasons.length === 0 ? [] : [{ preset: method, title, reasons }];
    }),
  };
}
