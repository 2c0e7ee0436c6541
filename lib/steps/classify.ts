import { fillTemplate, splitAtSlots } from "@/lib/templates/fill-template";
import { noSettingsSchema } from "./no-settings";
import { replyOnly } from "./reply-only";
import type { Step, StepSetup } from "./step";

/** Where the model would go on with a task of its own. */
const STOPS = ["\n\n", "\nTask"];
const WORD = /(?<![\p{L}\p{M}])(yes|no)(?![\p{L}\p{M}])/giu;
const OPENS_WITH_WORD = /^[^\p{L}]*(?:yes|no)(?![\p{L}\p{M}])/iu;

/**
 * The model says whether a task is a classification task, which decides how instances of it are asked for.
 *
 * Source: Self-Instruct, classification task identification.
 */
export const classify: Step = {
  name: "classify",
  title: "Classify",
  does: "The model says of each task whether it is a classification task, after examples of both.",
  reference: {
    source: "yizhongw/self-instruct, classification task identification",
    deviations: [
      "An answer that is neither yes nor no is dropped as unparsed; the reference counted it, and every failed request, as no.",
      "At most 5 tokens, not 3: some tokenizers need them for one word and the space before it.",
      "Top-p is 1, not 0: many servers refuse 0, and at temperature 0 it decides nothing.",
      "The examples are written anew.",
    ],
  },
  defaults: {
    temperature: 0,
    topP: 1,
    maxTokens: 5,
    source: "Self-Instruct, classification task identification; two tokens more",
  },
  preset: "all",
  needsConstitution: false,
  templates: ["classification"],
  holds: "labels",
  asks: "prompts",
  settings: noSettingsSchema,

  renderPrompt: (setup, request) => `${textsOf(setup).shared}${classify.renderRequest(setup, request)}`,

  renderRequest: (setup, { instruction }) => fillTemplate(textsOf(setup).own, { instruction }),

  stopStrings: () => [...STOPS],

  parse: (text, _setup, { isFinal }) => {
    // A base model may begin with an empty line; it says nothing yet.
    const parsed = replyOnly(text.trimStart(), STOPS, { isFinal });
    if (!isFinal) return parsed;
    const isClassification = readLabel(parsed.reply);
    return isClassification === null
      ? { ...parsed, problem: "unparsed" }
      : { ...parsed, facts: { isClassification } };
  },
};

const textsOf = ({ templates }: StepSetup) => splitAtSlots(templates?.classification ?? "", ["instruction"]);

/** Null for an answer that opens with neither word, or holds both. */
function readLabel(answer: string): boolean | null {
  const said = new Set(Array.from(answer.matchAll(WORD), ([word]) => word.toLowerCase()));
  if (said.size !== 1 || !OPENS_WITH_WORD.test(answer)) return null;
  return said.has("yes");
}
