import { fillTemplate, splitAtSlots } from "@/lib/templates/fill-template";
import { drawsFor } from "./draws-for";
import type { InventingState } from "./inventing-step";
import type { StepRequest } from "./step";
import type { StepBody } from "./step-body";
import { type Hint, renderHint } from "./topic-hints";
import { readTopicQuestionSettings } from "./topic-question-settings";

export type TopicQuestionBody = Pick<Extract<StepBody, { step: "topic-questions" }>, "examples" | "hints">;

const SLOTS = ["count", "hints", "instructions"];

/**
 * All requests at once, since all topics are known: they are put into an order by the build's seed and asked about a
 * few at a time, each time with other hand-written questions shown.
 */
export function nextTopicQuestionRequests(state: InventingState): {
  requests: StepRequest[];
  isOver: boolean;
} {
  const { seed, pool, sources, asked, readTo } = state;
  const { examplesPerPrompt, topicsPerPrompt } = readTopicQuestionSettings(state.setup.settings);
  const count = Math.ceil(sources.length / topicsPerPrompt);
  if (asked >= count) return { requests: [], isOver: readTo >= asked };
  const written = pool.flatMap(({ instruction, topic, questionType }, place) =>
    topic === null || questionType === null ? [] : [{ topic, questionType, question: instruction, place }],
  );
  const ordered = drawsFor(seed, "order of topics")(sources, sources.length);
  const requests = Array.from({ length: count - asked }, (_, at) => {
    const chunk = asked + at;
    const hints = ordered
      .slice(chunk * topicsPerPrompt, (chunk + 1) * topicsPerPrompt)
      .map(({ recordId, topic, questionType }) => ({ topic, questionType, sourceRecordId: recordId }));
    const examples = drawsFor(seed, "examples", chunk)(written, examplesPerPrompt);
    return {
      instruction: `Questions about ${hints.map(({ topic }) => topic).join(", ")}`,
      input: "",
      body: { step: "topic-questions" as const, examples, hints },
    };
  });
  return { requests, isOver: false };
}

/** A request without a body, e.g. one that was typed in, names a topic in its instruction and its type in its input. */
export function topicQuestionBody({ instruction, input, body }: StepRequest): TopicQuestionBody {
  if (body?.step === "topic-questions") return body;
  const questionType = input.trim() === "" ? "Questions" : input.trim();
  return { examples: [], hints: [{ topic: instruction, questionType, sourceRecordId: null }] };
}

/** The part that all prompts share, and the one that this request's begin to differ in, up to the number to go on from. */
export function renderTopicQuestions(
  template: string,
  { examples, hints }: TopicQuestionBody,
): { shared: string; own: string } {
  const split = splitAtSlots(withLists(template.trimEnd()), SLOTS);
  const all: Hint[] = [...examples, ...hints];
  const own = fillTemplate(split.own, {
    count: String(all.length),
    hints: all.map((hint, at) => `${at + 1}. ${renderHint(hint)}`).join("\n"),
    instructions: [
      ...examples.map((one, at) => `${at + 1}. ${renderHint(one)}, instruction: ${one.question}`),
      `${examples.length + 1}.`,
    ].join("\n"),
  });
  return { shared: split.shared, own };
}

/** A template that lost a list gets it at its end: without the one nothing is asked for, without the other nothing goes on. */
function withLists(template: string): string {
  const lists = ["{hints}", "{instructions}"].filter((slot) => !template.includes(slot));
  return [template, ...lists].join("\n\n");
}
