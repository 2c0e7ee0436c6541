import type { PromptRequest } from "@/lib/seed-prompts/seed-prompt";
import type { PromptPreset, PromptReason } from "./prompt-rule";

/**
 * Every rule of a preset that speaks against a prompt, in the preset's order; none if the method would keep it. The
 * reference stops at the first; all are given, because mending only the first would leave the prompt dropped.
 */
export function checkPrompt(preset: PromptPreset, request: PromptRequest): PromptReason[] {
  return preset.rules.flatMap(({ name, title, check }) => {
    const detail = check(request);
    return detail === null ? [] : [{ rule: name, title, detail }];
  });
}
