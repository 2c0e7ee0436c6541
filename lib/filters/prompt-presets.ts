import { definePreset, type PresetRule } from "./preset-rules";
import { ALPACA_WORDS, SELF_INSTRUCT_WORDS } from "./prompt-rules/keyword";

const rule = (name: string, params: PresetRule["params"] = {}): PresetRule => ({
  rule: name,
  isEnabled: true,
  params,
});
const emptyInstruction = rule("empty", { isOfInstruction: true });

/** What each reference method would drop among generated prompts, novelty apart; exact, in the method's order. */
export const selfInstruct = definePreset({
  name: "self-instruct",
  version: 1,
  title: "Self-Instruct",
  source: "yizhongw/self-instruct, the post-processing of generated instructions",
  rules: [
    emptyInstruction,
    rule("length"),
    rule("keyword", { words: SELF_INSTRUCT_WORDS }),
    // The reference capitalises an instruction before it looks, so no case hides the words.
    rule("prefix", { isCaseIgnored: true }),
    rule("punctuation"),
    rule("non_ascii", { isCapitalised: true }),
  ],
});

export const alpaca = definePreset({
  name: "alpaca",
  version: 1,
  title: "Alpaca",
  source: "tatsu-lab/stanford_alpaca, the post-processing of generated instructions",
  rules: [
    rule("length"),
    rule("keyword", { words: ALPACA_WORDS }),
    rule("prefix"),
    rule("punctuation"),
    rule("non_ascii"),
  ],
});

const ofVanillaInstructions = [
  rule("length"),
  rule("keyword", { words: ALPACA_WORDS }),
  rule("input_keyword", { words: ALPACA_WORDS }),
  rule("punctuation"),
  rule("non_ascii"),
];

/** No rule about programs; the input is held against the same words as the instruction. */
export const dromedaryV1Prompts = definePreset({
  name: "dromedary-v1-prompts",
  version: 1,
  title: "Dromedary v1, prompts",
  source: "IBM/Dromedary (dromedary_v1), generation of vanilla instructions",
  rules: ofVanillaInstructions,
});

export const iSheepPrompts = definePreset({
  name: "i-sheep-prompts",
  version: 1,
  title: "I-SHEEP, prompts",
  source: "I-SHEEP, instruction generation: the rules of Dromedary v1 and three of its own",
  rules: [...ofVanillaInstructions, rule("noinput"), rule("field_label"), rule("url")],
});

/** Asked for what no text model can do, not for every task that names a picture or a map. */
const BEYOND_TEXT = [
  "attached",
  "attachment",
  "this image",
  "this picture",
  "this photo",
  "this video",
  "this audio",
  "this recording",
  "the image below",
  "the picture below",
  "the photo below",
  "the image above",
  "the picture above",
  "listen to",
  "watch the video",
  "draw a picture",
  "draw an image",
  "take a photo",
  "take a picture",
  "record a video",
];
/** What may well begin an instruction: quotations, brackets, code. */
const OPENING = "\"'([<`$\\";

const studioLength = (fewest: number) => rule("length", { fewest, isUnspacedCounted: true });
const ofForm = [rule("noinput"), rule("field_label")];

export const studioPrompts = definePreset({
  name: "studio-prompts",
  version: 1,
  title: "Studio, prompts",
  source:
    "the rules of Self-Instruct with mends: all scripts may begin an instruction, and are counted; programs may be asked for; only what a text model can truly not do is a keyword; a quotation may come first",
  rules: [
    emptyInstruction,
    studioLength(3),
    rule("keyword", { words: BEYOND_TEXT }),
    rule("punctuation", { allowed: OPENING }),
    ...ofForm,
    rule("url"),
  ],
});

export const studioQuestions = definePreset({
  name: "studio-questions",
  version: 1,
  title: "Studio, questions",
  source: "the studio’s own: the reference has no rule for topic questions",
  rules: [emptyInstruction, studioLength(3), rule("keyword", { words: BEYOND_TEXT }), ...ofForm, rule("url")],
});

export const studioTopics = definePreset({
  name: "studio-topics",
  version: 1,
  title: "Studio, topics",
  source: "the studio’s own: what is no topic is told by the step that reads it",
  rules: [rule("length", { fewest: 0, most: 20, isUnspacedCounted: true })],
});

/** What each method drops of prompts, by the method's name: prompts written by hand are held against these. */
export const methodPrompts = [
  { method: "self-instruct", title: "Self-Instruct", preset: selfInstruct },
  { method: "alpaca", title: "Alpaca", preset: alpaca },
  { method: "dromedary-v1", title: "Dromedary v1", preset: dromedaryV1Prompts },
] as const;
