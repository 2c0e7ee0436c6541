import { fillTemplate, splitAtSlots } from "@/lib/templates/fill-template";
import type { InventingStep } from "./inventing-step";
import type { StepRequest, StepSetup } from "./step";
import { openTopicGate } from "./topic-gate";
import { readTopicLines } from "./topic-lines";
import { nextTopicRequests } from "./topic-rounds";
import { readTopicSettings, topicSettingsSchema } from "./topic-settings";

const SLOTS = ["question_type"];

/**
 * The model goes on with a list of topics of one question type, round after round, each from the topics found before.
 *
 * Source: Dromedary, Topic-Guided Red-Teaming, generation of topics.
 */
export const topics: InventingStep = {
  name: "topics",
  title: "Topics",
  does: "The model invents topics for each question type, round after round, from the topics found before.",
  reference: {
    source: "IBM/Dromedary (dromedary_v1), stage 1b: topics of Topic-Guided Red-Teaming",
    deviations: [
      "A balanced round gives every type as many prompts as the type with the fewest topics, at least ten; no topic is thrown away for it, so that one weak type does not hold up the others.",
      "A type stops at a cap and near it gets no more prompts than it lacks topics; the reference knows no cap.",
      "Topics are the same where they differ in case, spaces, hyphens or the plural only, not in case alone.",
      "A topic is trimmed before it is judged, and only its number is taken off: “U. S. Army” stays whole.",
      "The first letter may be a capital of any script, not of A to Z only.",
      "A line that the length limit cut in two, and one without its number, are dropped and counted.",
      "Generation stops at a blank line or after twenty topics, and the end of text may come; the reference forbids it and decodes to the limit.",
      "The topics of the hand-written questions serve as examples and are not among the records: each has its question already.",
      "Five rounds, the ones that were used, of the nine that were run; all chance comes from the build's seed.",
    ],
  },
  defaults: {
    temperature: 1,
    topP: 0.98,
    maxTokens: 128,
    source: "Dromedary, Topic-Guided Red-Teaming",
  },
  preset: "studio-topics",
  needsConstitution: false,
  templates: ["topics"],
  holds: "topics",
  asks: "itself",
  settings: topicSettingsSchema,

  renderPrompt: (setup, request) => `${templateOf(setup).shared}${topics.renderRequest(setup, request)}`,

  renderRequest: (setup, request) => {
    const { questionType, shown } = askedOf(request);
    const list = [...shown.map((topic, at) => `${at + 1}. ${topic}`), `${shown.length + 1}.`];
    return `${fillTemplate(templateOf(setup).own, { question_type: questionType })}\n\n${list.join("\n")}`;
  },

  // A prompt that shows fewer topics is cut by the reader instead.
  stopStrings: ({ settings }) => ["\n\n", `\n${readTopicSettings(settings).topicsPerPrompt + 21}.`],

  parse: (text, _, { isFinal }) => ({
    phase: isFinal ? "done" : "reply",
    thoughts: "",
    reply: text.trim(),
    citations: [],
    hasReply: true,
  }),

  read: (text, _, request, finish) => readTopicLines(text, askedOf(request), finish),
  openGate: ({ setup, pool, earlier }) => openTopicGate(readTopicSettings(setup.settings), pool, earlier),
  next: nextTopicRequests,
};

const templateOf = ({ templates }: StepSetup) => splitAtSlots((templates?.topics ?? "").trimEnd(), SLOTS);

/** A request without a body, e.g. one that was typed in, names the type in its instruction and the topics in its input. */
function askedOf({ instruction, input, body }: StepRequest) {
  if (body?.step === "topics")
    return { questionType: body.questionType, round: body.round, shown: body.topics };
  const shown = input
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
  return { questionType: instruction, round: 0, shown };
}
