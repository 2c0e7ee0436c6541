import type { ShownConstitution } from "@/lib/constitutions/show-constitution";
import type { PromptRequest } from "@/lib/seed-prompts/seed-prompt";
import { exemplarIndex } from "./exemplar-index";
import { sharedRuns } from "./shared-runs";

/** As the rule `exemplar_leak` counts where nobody set it otherwise. */
const RUNS = { words: 6, rareWords: 2 };

/**
 * Which share of a reply's words stands in a run of six or more out of an exemplar as the model was shown it: 0 to 1;
 * 1 of a reply that is an exemplar's word for word. What the request says too does not count. Total.
 */
export function leakShare(reply: string, request: PromptRequest, constitution: ShownConstitution): number {
  if (constitution.exemplars.length === 0) return 0;
  const { places, runs, wholeOf } = sharedRuns(reply, request, exemplarIndex(constitution, RUNS.words), RUNS);
  if (wholeOf !== null) return 1;
  let shared = 0;
  let covered = 0;
  // By rising place; where runs overlap, a word counts once.
  for (const { at } of runs) {
    const end = at + RUNS.words;
    shared += end - Math.max(at, covered);
    covered = end;
  }
  return places.length === 0 ? 0 : shared / places.length;
}
