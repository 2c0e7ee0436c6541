import type { ParsedCompletion, StepSetup } from "@/lib/steps/step";
import { applyPreset } from "./apply-preset";
import type { Candidate, FilterPreset, FilterResult } from "./filter";

/**
 * What a completion of a step comes to: what the preset says, unless the step could not read in it what it asks for.
 * Such a one is counted under that, whatever the rules say of it; what they made of it stays.
 */
export function judgeCompletion(
  preset: FilterPreset,
  candidate: Candidate,
  { problem }: Pick<ParsedCompletion, "problem">,
  setup: StepSetup,
): FilterResult {
  const judged = applyPreset(preset, candidate, setup);
  return problem === undefined ? judged : droppedFor(problem, judged);
}

function droppedFor(problem: string, { output, hits }: FilterResult): FilterResult {
  const said = { rule: problem, effect: "dropped", detail: "", span: null } as const;
  const mended = hits.filter(({ effect }) => effect === "mended");
  return { verdict: "dropped", reason: problem, output, hits: [...mended, said] };
}
