import { definePreset, type PresetRule } from "./preset-rules";
import { EXEMPLAR_WORDS } from "./rules/blacklist";

const rule = (name: string, params: PresetRule["params"] = {}): PresetRule => ({
  rule: name,
  isEnabled: true,
  params,
});

/**
 * The reference's rules in the reference's order, with the constitution's own name and identity sentence in the
 * place of the fixed ones.
 *
 * One deviation: the reference renames its codename (Watson → Dromedary) in every kept reply. A studio's
 * codename is its author's choice and the final one, so no reply is renamed.
 *
 * Source: IBM/Dromedary, branch dromedary_v1, merge and filter script of the self-align stage.
 */
export const dromedaryV1 = definePreset({
  name: "dromedary-v1",
  version: 1,
  title: "Dromedary v1",
  source: "IBM/Dromedary (dromedary_v1), merge and filter of the self-align stage; codename kept",
  rules: [
    rule("no_self_id"),
    rule("thought_only"),
    rule("repeat_cut"),
    rule("end_of_turn"),
    rule("short"),
    rule("blacklist"),
    rule("apology"),
    rule("empty"),
    rule("wikipedia_opener"),
  ],
});

/** As `dromedary-v1`, no reply is renamed. Source: IBM/Dromedary, branch main, the same script. */
export const dromedaryV2 = definePreset({
  name: "dromedary-2",
  version: 1,
  title: "Dromedary-2",
  source: "IBM/Dromedary (main), merge and filter of the self-align stage; codename kept",
  rules: [
    rule("no_self_id"),
    rule("thought_only"),
    rule("repeat_cut", { delimiters: "\\n.?!;:,`" }),
    rule("end_of_turn"),
    rule("short"),
    rule("echo_instruction"),
    rule("echo_input"),
    rule("input_only"),
    rule("blacklist", { words: [...EXEMPLAR_WORDS, "孙之清", "birthday party", "Birthday party"] }),
    rule("empty"),
  ],
});

/** The reference's rules, but for the words typed in by hand: what an exemplar leaks is read from the exemplars. */
export const studioFirst = definePreset({
  name: "studio",
  version: 1,
  title: "Studio",
  source: "the rules of Dromedary v1 with leaks found by the constitution’s own exemplars",
  rules: [
    rule("no_self_id"),
    rule("thought_only"),
    rule("repeat_cut"),
    rule("end_of_turn"),
    rule("short"),
    rule("exemplar_leak"),
    rule("apology"),
    rule("empty"),
    rule("wikipedia_opener"),
  ],
});

/** Where a studio cuts what comes again: whole sentences of some length, in prose only. */
export const ONLY_LONG_SENTENCES = { shortestClause: 30, delimiters: "\\n.?!。！？", isOnlyProse: true };

export const studio = definePreset({
  ...studioFirst,
  version: 2,
  source:
    "the rules of Dromedary v1 with mends: leaks are found by the constitution’s own exemplars; only long sentences in prose are cut where they come again, so code and lists stay whole; what ran out of tokens is marked by what the server says and loses no word",
  rules: [
    rule("no_self_id"),
    rule("thought_only"),
    rule("repeat_cut", ONLY_LONG_SENTENCES),
    rule("end_of_turn", { isLastWordCut: false }),
    rule("truncated"),
    rule("short"),
    rule("exemplar_leak"),
    rule("apology"),
    rule("empty"),
    rule("wikipedia_opener"),
  ],
});
