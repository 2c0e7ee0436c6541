import type { Random } from "./seeded-random";

export type ScriptSettings = { seed: number; temperature: number; topP: number; isFaultless: boolean };

/** `mistake` names the base-model mistake made on purpose, null where none was. */
export type WrittenCompletion = { text: string; mistake: string | null };

/** How one kind of prompt is continued; null for a prompt of another kind, which it tells by the prompt's text alone. */
export type StepScript = (
  prompt: string,
  random: Random,
  settings: ScriptSettings,
) => WrittenCompletion | null;
