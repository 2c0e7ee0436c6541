import { definePreset, type PresetRule } from "./preset-rules";
import { ONLY_LONG_SENTENCES } from "./self-align-presets";

const rule = (name: string, params: PresetRule["params"] = {}): PresetRule => ({
  rule: name,
  isEnabled: true,
  params,
});

/** The marker of a user's turn in the layout of the verbose persona. */
const USER_TURN = "### User\\n";
const SECTIONS = ["## See also", "## External links", "Dromedary (extensive)"];

/**
 * Deviations: sentences of the persona are read off the persona that a build was made with, where the reference
 * lists two of its own; the answer about the exemplar's person is in our words; a reply that names that person
 * without being asked stays, where the reference aborts with all rows; an end that a strip had damaged stays whole.
 *
 * Source: IBM/Dromedary, branch dromedary_v1, merge and filter script of the verbose stage.
 */
export const verbose = definePreset({
  name: "verbose",
  version: 1,
  title: "Verbose cloning",
  source:
    "IBM/Dromedary (dromedary_v1), merge and filter of the verbose stage; the persona’s sentences are those of the persona in use",
  rules: [
    rule("leading_space"),
    rule("end_of_turn", { marker: USER_TURN }),
    rule("repeat_cut", { delimiters: "\\n.?!;:,`" }),
    rule("fixed_answer"),
    rule("list_cut"),
    rule("short", { minimum: 128, isOfUnended: true }),
    rule("blacklist", { words: SECTIONS, hasLabels: false, before: "### User" }),
    rule("persona_leak"),
  ],
});

export const studioVerbose = definePreset({
  name: "studio-verbose",
  version: 1,
  title: "Studio, verbose",
  source:
    "the rules of the verbose stage with mends: only long sentences in prose are cut where they come again; lists may be longer than twelve items; what ran out of tokens is marked and loses no word; nobody gets a written answer; an empty reply is dropped",
  rules: [
    rule("leading_space"),
    rule("end_of_turn", { marker: USER_TURN, isLastWordCut: false }),
    rule("repeat_cut", ONLY_LONG_SENTENCES),
    rule("truncated"),
    rule("blacklist", { words: SECTIONS.slice(0, 2), hasLabels: false, before: "### User" }),
    rule("persona_leak"),
    rule("empty"),
  ],
});

/** Source: I-SHEEP, the rule filter between generation and self-assessment, in its order. */
export const iSheep = definePreset({
  name: "i-sheep",
  version: 1,
  title: "I-SHEEP",
  source: "I-SHEEP, the rule filter before self-assessment",
  rules: [
    rule("leading_space"),
    rule("answer_label"),
    rule("role_echo"),
    rule("manual"),
    rule("multiple_choice"),
    rule("cjk"),
    rule("placeholder"),
    rule("input_in_instruction"),
    rule("empty", { isSpaceText: true }),
  ],
});

export const studioAnswers = definePreset({
  name: "studio-answers",
  version: 1,
  title: "Studio, answers",
  source:
    "the rules of I-SHEEP with mends: letters count only as a list of choices, so “e.g.” passes; “nonetheless”, HTML and polite questions pass; Chinese passes where it was asked for; whitespace is no answer; what ran out of tokens is marked",
  rules: [
    rule("leading_space"),
    rule("answer_label", { labels: ["答案", "Answer", "Response"] }),
    rule("repeat_cut", ONLY_LONG_SENTENCES),
    rule("truncated"),
    rule("echo_instruction", { longerThan: 60 }),
    rule("role_echo", { roles: ["assistant", "system", "human", "user"], needsColon: true }),
    rule("manual", {
      words: ["<noinput>"],
      hasCanYou: false,
      hasDoYou: false,
      hasQuestions: false,
    }),
    rule("multiple_choice", { fewest: 3, isAtLines: true }),
    rule("cjk", { isAllowedWhereAsked: true }),
    rule("placeholder", { words: ["<noinput>", "noinput"], hasTags: false }),
    rule("input_in_instruction"),
    rule("empty"),
  ],
});

/** Where there is nothing to judge: labels, instances, scores. */
export const all = definePreset({
  name: "all",
  version: 1,
  title: "All",
  source: "no rule: keeps all that the step could read",
  rules: [],
});
