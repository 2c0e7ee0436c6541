/** The first verb of an instruction and the noun it acts on, in their base forms; null where none is found. */
export type VerbNoun = { verb: string | null; noun: string | null };

/**
 * What an instruction asks for, e.g. `write, story`. An approximation: the reference parses the first sentence and
 * takes the verb at its root with its direct object; this one knows no grammar. It takes the first word that is a verb
 * instructions are made of, and the head of the words that follow it up to a preposition or a clause. Total.
 *
 * Source: Self-Instruct, the diversity notebook (there with spaCy and benepar).
 */
export function verbNoun(instruction: string): VerbNoun {
  // The first sentence, and no more of it than a person reads for it.
  const words = wordsOf(instruction.slice(0, 400));
  const start = words.findIndex((word, at) => isVerbHere(words, word, at));
  const verb = words[start];
  if (verb === undefined) return { verb: null, noun: null };
  return { verb, noun: headAfter(words, start + 1) };
}

function wordsOf(text: string): string[] {
  const trimmed = text.trimStart();
  const end = /[.!?:;\n]/.exec(trimmed)?.index ?? trimmed.length;
  return (
    trimmed
      .slice(0, end)
      .toLowerCase()
      // A comma ends what a verb acts on; it stays as a word of its own.
      .match(/[a-z]+(?:['’-][a-z]+)*|,/g) ?? []
  );
}

/** At the start, or after words that only lead to it ("Please", "Can you", "I want you to", "How do I"). */
function isVerbHere(words: readonly string[], word: string, at: number): boolean {
  if (!VERBS.has(word)) return false;
  return words.slice(0, at).every((before) => LEADING.has(before));
}

/** The last word of the noun phrase that begins at `start`; what only introduces one is passed over. */
function headAfter(words: readonly string[], start: number): string | null {
  let head: string | null = null;
  for (const word of words.slice(start)) {
    if (head === null && (PASSED.has(word) || word.endsWith("ly"))) continue;
    if (ENDING.has(word)) break;
    head = word;
  }
  return head === null ? null : singular(head.replace(/['’]s$/, ""));
}

/** Near enough for counting: `stories` and `story` are one noun. */
function singular(noun: string): string {
  if (noun.length <= 3 || UNCHANGED.has(noun) || /(?:ss|us|is|ous)$/.test(noun)) return noun;
  if (noun.endsWith("ies")) return `${noun.slice(0, -3)}y`;
  if (/(?:ches|shes|sses|xes|zes)$/.test(noun)) return noun.slice(0, -2);
  return noun.endsWith("s") ? noun.slice(0, -1) : noun;
}

const list = (text: string) => new Set(text.trim().split(/\s+/));

const VERBS = list(`
  add adjust advise analyse analyze answer apply argue arrange articulate ask assess assign author brainstorm break build
  calculate categorise categorize change characterize check choose cite classify clean code combine come comment compare
  compile complete compose compute concatenate conclude condense conduct connect construct continue contrast convert
  convince correct count craft create criticize critique debate debug decide decode deduce define demonstrate derive
  describe design detect determine develop devise diagnose differentiate discuss discover distinguish divide draft draw
  edit elaborate enumerate estimate evaluate examine expand explain explore express extract fill figure filter find fix
  follow forecast format formulate generate get give go group guess help highlight hypothesize identify illustrate imagine
  implement improve incorporate infer inform insert instruct interpret introduce invent invite justify label learn list
  locate make manage match mention modify name narrate need normalize offer optimise optimize order organise organize
  outline paint paraphrase parse perform persuade pick plan play point predict prepare present prioritize produce program
  promote pronounce proofread propose prove provide put rank rate read rearrange recall recite recommend reconstruct
  record reduce refactor reflect rename reorder rephrase replace reply report represent research resolve respond restate
  reverse review revise rewrite role round save schedule score search select sell sentence separate set share shorten show
  simplify simulate sketch solve sort speak specify spell split state structure study suggest sum summarise summarize
  support take teach tell test think trace transcribe transform translate treat try turn understand update use validate
  verify visualize weigh work write
`);
const LEADING = list(`
  please kindly can could would will you i we my me to want wanted need like wish help let's let us just first then now
  how do does did should must might may the a an assistant your task is your's as for given , hey hi hello so and try i'd
  i'm i'll you're going trying what's best way there any
`);
const PASSED = list(`
  a an the this that these those my your our their his her its me us you him them it one two three four five six seven
  eight nine ten some any each every several many few all both more most at least up out down back to , such another
  following given other various different new good short long brief simple detailed quick and or
`);
const ENDING = list(`
  of in on at by for from with without about into onto over under between among through during before after against
  to as than that which who whom whose when where while why how what if whether because so and or but nor is are was were
  be been being has have had do does did can could will would should may might must using based containing including
  explaining describing such like , it you i we they he she them
`);
const UNCHANGED = list(
  "news series species lens bus class process analysis physics mathematics economics gas always",
);
