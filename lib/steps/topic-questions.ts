import type { InventingStep } from "./inventing-step";
import type { StepRequest, StepSetup } from "./step";
import { openTopicQuestionGate } from "./topic-question-gate";
import { readTopicQuestions } from "./topic-question-lines";
import { nextTopicQuestionRequests, renderTopicQuestions, topicQuestionBody } from "./topic-question-prompts";
import { readTopicQuestionSettings, topicQuestionSettingsSchema } from "./topic-question-settings";

/**
 * The model writes a question for each topic of a dataset, after hand-written questions of other types and topics.
 *
 * Source: Dromedary, Topic-Guided Red-Teaming, generation of questions.
 */
export const topicQuestions: InventingStep = {
  name: "topic-questions",
  title: "Topic questions",
  does: "The model writes one question for each topic, of the topic's question type.",
  reference: {
    source: "IBM/Dromedary (dromedary_v1), stage 1c: questions of Topic-Guided Red-Teaming",
    deviations: [
      "The prompt says how many hints it shows; the reference claims twenty and shows ten.",
      "The prompt ends with the number to go on from, not with an empty line.",
      "The last line is read too, unless the length limit cut it; the reference always drops it.",
      "A line counts only for one of the topics that were asked for; the reference also takes new questions for the examples' topics.",
      "A hint without a question is a problem that is counted; the reference takes the hint for the question.",
      "The text rules of the preset and the novelty test hold for these questions too; the reference tests neither.",
      "Topic, type and the record of the topic stay with every question; the reference throws them away when it merges.",
      "The end of text may come, and generation stops at a blank line; the reference forbids it and decodes to the limit.",
      "Topics and examples are drawn by the build's seed, whatever is in flight when.",
    ],
  },
  defaults: {
    temperature: 1,
    topP: 0.95,
    maxTokens: 384,
    source: "Dromedary, Topic-Guided Red-Teaming (the paper says 0.98 for top-p, the released code 0.95)",
  },
  preset: "studio-questions",
  needsConstitution: false,
  templates: ["topic_questions"],
  holds: "prompts",
  asks: "topics",
  settings: topicQuestionSettingsSchema,

  renderPrompt: (setup, request) => {
    const { shared, own } = rendered(setup, request);
    return `${shared}${own}`;
  },
  renderRequest: (setup, request) => rendered(setup, request).own,
  stopStrings: () => ["\n\n"],

  parse: (text, _, { isFinal }) => ({
    phase: isFinal ? "done" : "reply",
    thoughts: "",
    reply: text.trim(),
    citations: [],
    hasReply: true,
  }),

  read: (text, _, request, finish) => readTopicQuestions(text, topicQuestionBody(request), finish),
  openGate: ({ setup, pool, earlier }) =>
    openTopicQuestionGate(readTopicQuestionSettings(setup.settings).noveltyThreshold, pool, earlier),
  next: nextTopicQuestionRequests,
};

const rendered = ({ templates }: StepSetup, request: StepRequest) =>
  renderTopicQuestions(templates?.topic_questions ?? "", topicQuestionBody(request));
