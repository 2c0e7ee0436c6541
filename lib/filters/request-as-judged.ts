import type { PromptRequest } from "@/lib/seed-prompts/seed-prompt";
import type { RuleHit } from "./filter";

/**
 * The request as a preset leaves it, which is what is exported. A record keeps the one that was asked; its hits say
 * what a rule made of it, so a re-filter changes and undoes it with them.
 */
export function requestAsJudged({
  instruction,
  input,
  hits,
}: PromptRequest & { hits: readonly Pick<RuleHit, "request">[] }): PromptRequest {
  return hits.some(({ request }) => request === "input_only")
    ? { instruction: input, input: "" }
    : { instruction, input };
}
