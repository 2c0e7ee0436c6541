import { z } from "zod";
import { replyOnly } from "./reply-only";
import type { Step, StepRequest, StepSetup } from "./step";

const settingsSchema = z.strictObject({
  /** `base`: the bare request, which a base model carries on. `chat`: a turn of a chat, with a system message. */
  form: z.enum(["base", "chat"]).default("base"),
});

const STOPS = ["<|endoftext|>", "<|im_start|>", "<|im_end|>"];

/**
 * The model answers each prompt as it is, without principles or exemplars.
 *
 * Source: I-SHEEP, output generation.
 */
export const answer: Step = {
  name: "answer",
  title: "Answer",
  does: "The model answers each prompt as it is: a base model carries it on, a tuned one answers a chat turn.",
  reference: {
    source: "I-SHEEP, output generation",
    deviations: [
      "A blank line stands between instruction and input; the reference joined them without any separator.",
      "The system message of the chat form is a template, not a fixed sentence.",
    ],
  },
  defaults: { temperature: 1, topP: 0.95, maxTokens: 1000, source: "I-SHEEP, output generation" },
  preset: "studio-answers",
  needsConstitution: false,
  templates: ["system"],
  holds: "replies",
  asks: "prompts",
  settings: settingsSchema,

  renderPrompt: (setup, request) => `${opening(setup)}${answer.renderRequest(setup, request)}`,

  renderRequest: (setup, request) =>
    isChat(setup) ? `${textOf(request)}<|im_end|>\n<|im_start|>assistant\n` : `${textOf(request)}\n`,

  stopStrings: () => [...STOPS],

  parse: (text, _setup, options) => replyOnly(text, STOPS, options),
};

const isChat = ({ settings }: StepSetup) => settings?.form === "chat";

const textOf = ({ instruction, input }: StepRequest) =>
  input === "" ? instruction : `${instruction}\n\n${input}`;

/** ChatML up to the user's words; nothing of a base model. */
function opening(setup: StepSetup): string {
  if (!isChat(setup)) return "";
  return `<|im_start|>system\n${setup.templates?.system ?? ""}<|im_end|>\n<|im_start|>user\n`;
}
