import type { Citation } from "@/lib/constitutions/citations";
import type { ShownConstitution } from "@/lib/constitutions/show-constitution";
import type { PromptRequest } from "@/lib/seed-prompts/seed-prompt";

/** What a parser makes of a completion, or of any prefix of one. */
export type ParsedCompletion = {
  /** Which part is being written at the end of the text given. */
  phase: "thoughts" | "reply" | "done";
  thoughts: string;
  reply: string;
  citations: Citation[];
  /** Whether the marker that ends the thoughts has arrived. */
  hasReply: boolean;
};

/** Settings with their source, so that a page can say where a default comes from. */
export type StepDefaults = {
  temperature: number;
  topP: number;
  maxTokens: number;
  source: string;
};

/** One kind of generation: its prompt, its stop strings, its parser, its defaults. */
export type Step = {
  name: "self-align";
  title: string;
  defaults: StepDefaults;
  renderPrompt: (constitution: ShownConstitution, request: PromptRequest) => string;
  /** The end of the prompt: what follows the prompt file. Total, also where no prompt file can be written. */
  renderRequest: (constitution: ShownConstitution, request: PromptRequest) => string;
  stopStrings: (constitution: ShownConstitution) => string[];
  /**
   * Total: any text gets an answer. With `isFinal` false, nothing is shown that a longer text could take back
   * (the beginning of a marker is withheld).
   */
  parse: (text: string, constitution: ShownConstitution, options: { isFinal: boolean }) => ParsedCompletion;
};
