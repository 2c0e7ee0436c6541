/** How an instruction begins: its first word and, behind a verb, what it most likely acts on. */
export type Opening = { word: string; object: string | null };

/** First words that are no imperative verbs; what follows them is nobody's object. */
const notVerbs = new Set(
  (
    "a an the this that these those my your our his her its their i you we he she it they there here " +
    "what which who whom whose when where why how is are was were am be do does did have has had can could will would " +
    "shall should may might must if in on at by for from with without to of about after before during as and or but " +
    "because while since until though given using based assuming considering suppose not no yes let's one two three " +
    "solving today yesterday tomorrow hi hello hey dear once some any all each every please"
  ).split(" "),
);
/** Before an object: passed over. */
const beforeObject = new Set(
  (
    "a an the this that these those my your our his her its their me us him them some any all each every both no " +
    "one two three four five six seven eight nine ten several many few more at least least"
  ).split(" "),
);
/** The object ends before one of these. */
const behindObject = new Set(
  (
    "of in on at by for from with without to about after before during as into onto over under between among through " +
    "against and or but nor so than then that which who whom whose when where why how if whether because while using " +
    "based given is are was were be been being can could will would should may might must do does did has have had not " +
    "i you we he she it they there"
  ).split(" "),
);

/**
 * The first word, in small letters, and, where it can be a verb, the last noun-like word before what follows it:
 * `Write a short poem about tea` opens with `write` and `poem`. By word lists, without a grammar: approximate, and for
 * English. `please` and punctuation at the start are passed over. Null where there is no word.
 */
export function openingOf(instruction: string): Opening | null {
  const [, lead = "", rest = ""] =
    /^[^\p{L}\p{N}]*(?:please[^\p{L}\p{N}]+)?([\p{L}\p{N}'’-]+)(.*)/isu.exec(instruction) ?? [];
  if (lead === "") return null;
  const word = lead.toLowerCase();
  return { word, object: notVerbs.has(word) || /\d/.test(word) ? null : objectOf(rest) };
}

function objectOf(rest: string): string | null {
  let object: string | null = null;
  for (const [, gap = "", given = ""] of rest.matchAll(/([^\p{L}\p{N}'’-]*)([\p{L}\p{N}'’-]+)/gu)) {
    // Anything but a space ends the phrase: a comma, a colon, a quotation mark.
    if (gap.trim() !== "") break;
    const word = given.toLowerCase();
    if (object === null && (beforeObject.has(word) || /^\d/.test(word))) continue;
    if (behindObject.has(word) || beforeObject.has(word)) break;
    object = word;
  }
  return object;
}
