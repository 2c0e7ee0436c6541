import type { PromptPreset } from "./prompt-rule";
import { emptyInstruction } from "./prompt-rules/empty-instruction";
import { nonAscii, punctuation } from "./prompt-rules/first-character";
import { inputKeyword, keyword, keywordOf18 } from "./prompt-rules/keyword";
import { length } from "./prompt-rules/length";
import { prefix, prefixInAnyCase } from "./prompt-rules/prefix";

const selfInstruct: PromptPreset = {
  name: "self-instruct",
  title: "Self-Instruct",
  source: "yizhongw/self-instruct, the post-processing of generated instructions",
  rules: [emptyInstruction, length, keyword, prefixInAnyCase, punctuation, nonAscii],
};

const alpaca: PromptPreset = {
  name: "alpaca",
  title: "Alpaca",
  source: "tatsu-lab/stanford_alpaca, the post-processing of generated instructions",
  rules: [length, keywordOf18, prefix, punctuation, nonAscii],
};

/** No rule about programs; the input is held against the same words as the instruction. */
const dromedaryV1: PromptPreset = {
  name: "dromedary-v1",
  title: "Dromedary v1",
  source: "IBM/Dromedary (dromedary_v1), generation of vanilla instructions",
  rules: [length, keywordOf18, inputKeyword, punctuation, nonAscii],
};

/** What each reference method would drop among generated prompts, novelty apart. */
export const promptPresets: readonly PromptPreset[] = [selfInstruct, alpaca, dromedaryV1];
