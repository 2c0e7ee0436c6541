import { fillTemplate, splitAtSlots } from "@/lib/templates/fill-template";
import { noSettingsSchema } from "./no-settings";
import { readInstances } from "./read-instances";
import { replyOnly } from "./reply-only";
import type { SourceRecord, Step, StepRequest, StepSetup } from "./step";

const STOPS = ["\nExample 6", "\nTask:"];

/**
 * The model invents instances of a task: inputs with their outputs. A classification task is asked for its labels
 * first, so that inputs of every class come; any other for its input first.
 *
 * Source: Self-Instruct, instance generation.
 */
export const instances: Step = {
  name: "instances",
  title: "Instances",
  does: "The model invents up to five instances of each task: an input, where the task needs one, and its output.",
  reference: {
    source: "yizhongw/self-instruct, instance generation and preparation for finetuning",
    deviations: [
      "At most 350 tokens for every task; the reference took 300 for a batch that had a classification task in it.",
      "No presence penalty is sent (the reference: 1.5): it is no part of a build's sampling.",
      "Top-p is 1, not 0: many servers refuse 0, and at temperature 0 it decides nothing.",
      "“Example”, “Output:” and “Class label:” count only at the start of a line: the reference split answers that contain the words.",
      "A label without an input is no instance: the reference kept it.",
      "Of more than five, the first five are taken in their order, not a random five without any.",
      "A task that nobody has classified is asked for its input first.",
    ],
  },
  defaults: { temperature: 0, topP: 1, maxTokens: 350, source: "Self-Instruct, instance generation" },
  preset: "all",
  needsConstitution: false,
  templates: ["input_first", "output_first"],
  holds: "instances",
  asks: "prompts",
  requestsFor: (record) => [requestFor(record)],
  settings: noSettingsSchema,

  renderPrompt: (setup, request) => {
    const { shared, own } = textsFor(setup, request);
    return `${shared}${own}`;
  },

  // A classification task shares nothing with the others, which are most: all of it is its own.
  renderRequest: (setup, request) => {
    const { shared, own } = textsFor(setup, request);
    return isClassification(request) ? `${shared}${own}` : own;
  },

  stopStrings: () => [...STOPS],

  parse: (text, _setup, { isFinal, isCut = false }) => {
    const parsed = replyOnly(text, STOPS, { isFinal });
    if (!isFinal) return parsed;
    const { instances: found, faults, problem } = readInstances(parsed.reply, { isCut });
    const facts = { instances: found, faults };
    return problem === null ? { ...parsed, facts } : { ...parsed, facts, problem };
  },
};

/** A task is asked alone: its instances are what is invented, an input that it came with among them. */
function requestFor({ instruction, facts }: SourceRecord): StepRequest {
  const body = { step: "instances", isClassification: facts.isClassification === true } as const;
  return { instruction, input: "", body };
}

const isClassification = ({ body }: StepRequest) => body?.step === "instances" && body.isClassification;

function textsFor({ templates }: StepSetup, request: StepRequest): { shared: string; own: string } {
  const role = isClassification(request) ? "output_first" : "input_first";
  const { shared, own } = splitAtSlots(templates?.[role] ?? "", ["instruction"]);
  return { shared, own: `${fillTemplate(own, { instruction: request.instruction })}\n` };
}
