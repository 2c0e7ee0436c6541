import type { InventingStep, Piece } from "./inventing-step";
import { findFirstMarker, withholdMarkerStart } from "./marker-search";
import { openNoveltyGate } from "./novelty-gate";
import { readNumberedTasks } from "./read-numbered-tasks";
import { readTaskList } from "./read-task-list";
import { composeRequest, renderExamples } from "./self-instruct-prompt";
import { mostRequests, type SelfInstructSettings, selfInstructSettings } from "./self-instruct-settings";
import type { StepRequest, StepSetup } from "./step";

/**
 * The model carries on a list of tasks that begins with hand-written ones; what is new among what it writes becomes
 * prompts, until there are as many as were asked for.
 *
 * Source: Self-Instruct (list layout) and Alpaca's prompt as Dromedary's stage 1a uses it (tasks with inputs).
 */
export const selfInstruct: InventingStep = {
  name: "self-instruct",
  title: "Self-Instruct",
  does: "The model carries on a list of tasks that begins with hand-written ones; what passes the filters and is new becomes prompts.",
  reference: {
    source:
      "yizhongw/self-instruct; tatsu-lab/stanford_alpaca as IBM/Dromedary (dromedary_v1), stage 1a, uses it",
    deviations: [
      "Generation stops before the number after the last one asked for, at the beginning of a line: the references stop at “16.” or “17” anywhere, which cuts years and sums.",
      "The end of text may come: the references forbid it, which makes a model ramble on.",
      "Of a completion that ran out of tokens only the last task is dropped; Self-Instruct drops all of it, and Dromedary drops the last one of every completion.",
      "Tasks are found by the numbers that stand in the text, not by their position, so that one left out does not lose all after it, and ### within a task does not split it.",
      "Only the first letter of a list’s instruction becomes a capital: the reference lower-cases all others, so that NASA becomes Nasa.",
      "Text that the reference’s tokenizer sees as empty is compared by pairs of characters (noveltyMode “reference” turns that off): the reference never finds it alike, not even its copy.",
      "New means new against all seed prompts, all that the build accepted and the earlier datasets chosen; Dromedary compares within each of its 32 shards only.",
      "An output that the model writes unasked is not part of the input; it stays in the raw text.",
      "Answers are read in the order of the requests, and accepted tasks are shown as examples `lag` requests later: so nothing depends on which answer came first.",
    ],
  },
  defaults: { temperature: 1, topP: 0.98, maxTokens: 1024, source: "Dromedary stage 1a, its script" },
  preset: "studio-prompts",
  needsConstitution: false,
  templates: ["instructions", "instruction_list"],
  holds: "prompts",
  asks: "itself",
  settings: selfInstructSettings,

  renderPrompt: (setup, request) => `${renderHead(setup)}\n${selfInstruct.renderRequest(setup, request)}`,

  renderRequest: (setup, request) => renderExamples(examplesOf(request), settingsOf(setup)),

  stopStrings: (setup) => {
    const { layout, lastNumber } = settingsOf(setup);
    return layout === "list" ? ["\n\n", `\n${lastNumber}.`] : [`\n${lastNumber + 1}. Instruction:`];
  },

  parse: (text, setup, { isFinal }) => {
    const stops = selfInstruct.stopStrings(setup);
    const end = findFirstMarker(text, stops);
    const shown =
      end === null ? (isFinal ? text : withholdMarkerStart(text, stops)) : text.slice(0, end.start);
    const phase = isFinal || end !== null ? "done" : "reply";
    return { phase, thoughts: "", reply: shown.trim(), citations: [], hasReply: true };
  },

  read: (text, setup, request, { finishReason }) => {
    // A server may ignore stop strings; what lies beyond was not asked for, and what lies before is whole.
    const end = findFirstMarker(text, selfInstruct.stopStrings(setup));
    const written = end === null ? text : text.slice(0, end.start);
    const first = examplesOf(request).length + 1;
    const tasks =
      settingsOf(setup).layout === "list" ? readTaskList(written, first) : readNumberedTasks(written, first);
    const cut = finishReason === "length" && end === null ? tasks.length - 1 : -1;
    return tasks.map(
      (task, at): Piece => ({
        ...task,
        output: "",
        topic: null,
        questionType: null,
        problem: at === cut ? "cut" : task.problem,
        sourceRecordId: null,
        facts: {},
      }),
    );
  },

  openGate: ({ setup, pool, earlier }) => {
    const { threshold, noveltyMode: mode } = settingsOf(setup);
    return openNoveltyGate({ threshold, mode, pool, earlier });
  },

  next: (state) => {
    const { accepted, asked, readTo, target } = state;
    const settings = settingsOf(state.setup);
    const fruitless = readTo - 1 - (accepted.at(-1)?.item ?? -1);
    if (fruitless >= settings.mostFruitless) {
      return { requests: [], isOver: true, reason: `${fruitless} answers in a row brought nothing new` };
    }
    const most = mostRequests(settings, target);
    if (asked >= most) {
      const isOver = readTo >= asked;
      return { requests: [], isOver, reason: `it asked ${asked} times, as often as it may` };
    }
    const until = Math.min(most, readTo + settings.lag);
    const count = Math.max(0, until - asked);
    const requests = Array.from({ length: count }, (_, at) => composeRequest(asked + at, state, settings));
    return { requests, isOver: false };
  },
};

function renderHead(setup: StepSetup): string {
  const { layout, onlyClassification } = settingsOf(setup);
  if (layout === "alpaca") return (setup.templates?.instructions ?? "").trim();
  const kind = onlyClassification ? "classification tasks, each of which names the possible labels" : "tasks";
  return (setup.templates?.instruction_list ?? "").trim().replaceAll("{kind}", () => kind);
}

/** Read once a setup: a build asks for them with every request. */
const read = new WeakMap<object, SelfInstructSettings>();

function settingsOf({ settings = DEFAULTS }: StepSetup): SelfInstructSettings {
  const known = read.get(settings) ?? selfInstructSettings.parse(settings);
  read.set(settings, known);
  return known;
}
const DEFAULTS = {};

function examplesOf({ body }: StepRequest) {
  return body?.step === "self-instruct" ? body.examples : [];
}
