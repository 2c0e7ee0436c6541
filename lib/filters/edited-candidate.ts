import type { PromptRequest } from "@/lib/seed-prompts/seed-prompt";
import type { StepSetup } from "@/lib/steps/step";
import { turnMarkers } from "@/lib/steps/turn-markers";
import type { Candidate } from "./filter";

/** A completion with its texts as a person left them. */
export type EditedText = { request: PromptRequest; rawText: string; thoughts: string; output: string };

/**
 * What a preset looks at of a record that a person edited: the completion as it would be if the model had written
 * these thoughts and this reply, and had ended its turn after them. A completion without thoughts is its reply alone.
 */
export function editedCandidate(
  { request, rawText, thoughts, output }: EditedText,
  { labels }: Pick<StepSetup, "labels">,
): Candidate {
  const marker = turnMarkers(labels).reply;
  const hasThoughts = thoughts !== "" || rawText.includes(marker);
  return { request, rawText: hasThoughts ? ` ${thoughts}${marker} ${output}` : output, isTurnEnded: true };
}
