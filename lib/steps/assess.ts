import { z } from "zod";
import { fillRubric } from "./fill-rubric";
import { readScore } from "./read-score";
import type { Step, StepRequest } from "./step";

export const rubrics = ["quality", "following"] as const;
export type Rubric = (typeof rubrics)[number];

const settingsSchema = z.strictObject({
  /** What each reply is judged by: one request each. */
  rubrics: z
    .array(z.enum(rubrics))
    .min(1, "choose a rubric")
    .refine((chosen) => new Set(chosen).size === chosen.length, "a rubric is named twice")
    .default([...rubrics]),
});

/** A base model ends a paragraph before it goes on with what nobody asked for. */
const STOP = "\n\n";
/** What a rubric says where a setup brings none. */
const BARE_RUBRIC = "{instruction}\n{input}\n\n{response}";

/**
 * The model judges a reply by two rubrics, in two requests that know nothing of each other.
 *
 * Source: I-SHEEP, self-assessment. The shared beginning is the rubric's, so there is none that all requests share.
 */
export const assess: Step = {
  name: "assess",
  title: "Assess",
  does: "The model judges each reply twice, how good it is and how well it follows the instruction, from 1 to 10.",
  reference: {
    source: "I-SHEEP, self-assessment with two rubrics",
    deviations: [
      "Temperature 0 and one vote, or several votes at a temperature above 0 of which the mean counts; the reference took one vote at temperature 1.",
      "At most 200 tokens, and an empty line ends the judgement: the reference wrote up to 1,000 and used the first few.",
      "Both rubrics are asked of every reply; the reference asked the second one only where the first could be read.",
      "A judgement that cannot be read is kept and counted as unparsed; the reference lost its reply without a word.",
      "The explanation is kept.",
    ],
  },
  defaults: {
    temperature: 0,
    topP: 0.95,
    maxTokens: 200,
    source: "I-SHEEP; temperature and length mended",
  },
  preset: "all",
  needsConstitution: false,
  templates: rubrics,
  holds: "scores",
  asks: "replies",
  settings: settingsSchema,

  requestsFor: ({ instruction, input, output }, { settings }) =>
    settingsSchema.parse(settings ?? {}).rubrics.map((rubric) => ({
      instruction,
      input,
      body: { step: "assess", rubric, response: output },
    })),

  factsOf: ({ body }) => (body?.step === "assess" ? { rubric: body.rubric } : {}),

  renderPrompt: (setup, request) => assess.renderRequest(setup, request),

  renderRequest: ({ templates }, request) => {
    const { rubric, response } = judged(request);
    const { instruction, input } = request;
    return fillRubric(templates?.[rubric] ?? BARE_RUBRIC, { instruction, input, response });
  },

  stopStrings: () => [STOP],

  parse: (text, _setup, { isFinal }) => {
    const [reply = ""] = text.trimStart().split(STOP, 1);
    const { score, explanation } = readScore(reply, { isFinal });
    const isUnparsed = isFinal && score === null;
    return {
      phase: isFinal ? "done" : "reply",
      thoughts: "",
      reply: reply.trim(),
      citations: [],
      hasReply: true,
      facts: { score, explanation },
      ...(isUnparsed ? { problem: "unparsed" } : {}),
    };
  },
};

function judged({ body }: StepRequest): { rubric: Rubric; response: string } {
  return body?.step === "assess" ? body : { rubric: "quality", response: "" };
}
