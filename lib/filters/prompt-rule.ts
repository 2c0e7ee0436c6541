import type { PromptRequest } from "@/lib/seed-prompts/seed-prompt";

/** One rule that a reference method holds generated prompts against. Never throws. */
export type PromptRule = {
  name: string;
  title: string;
  /** What fired, as a few words a person can act on, or null where the prompt passes. */
  check: (request: PromptRequest) => string | null;
};

/** The rules of one method, in the method's order: the first that fires is the one it would drop a prompt for. */
export type PromptPreset = {
  name: string;
  title: string;
  source: string;
  rules: readonly PromptRule[];
};

/** A rule that fired and what it found. */
export type PromptReason = { rule: string; title: string; detail: string };
