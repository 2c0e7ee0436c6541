import type { Constitution, Exemplar, Principle } from "./constitution";

/** As many words of one exemplar as are named. */
const MAX_WORDS = 5;
/** Words in a row that two exemplars share before it is called a phrase of theirs. */
const PHRASE_WORDS = 5;

// Names that any text may have without having copied them.
const CALENDAR = new Set(
  (
    "january february march april may june july august september october november december " +
    "monday tuesday wednesday thursday friday saturday sunday"
  ).split(" "),
);

const NAME = /(?<![\p{L}\p{N}_’'-])\p{Lu}\p{Ll}[\p{L}’'-]*(?: \p{Lu}\p{Ll}[\p{L}’'-]*)*/gu;
const NUMBER_RUN = /\d+(?:\.\d+)?(?:\s*[,;]\s*\d+(?:\.\d+)?){3,}/g;
const CODE_WORD =
  /(?<![\p{L}\p{N}_])(?:\p{L}+(?:_[\p{L}\p{N}]+)+|\p{Ll}+(?:\p{Lu}\p{Ll}+)+)(?![\p{L}\p{N}_])/gu;
const WORD = /[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu;
// A capital here may only be the sentence's.
const SENTENCE_START = /(?:^|[\n.!?:;…—–|])[\s"'“‘«„([*_#>-]*(?:\d+[.)]\s+)?$/;
const VARIABLE = /\\*\{\{[a-z_]+\}\}/g;

/**
 * By exemplar: up to five of its words that a model is likely to copy into replies where they have no business,
 * because they are rare and stand in few places. Looked for in users' texts and replies, in this order:
 * - names: words with a capital where no sentence begins, which nowhere else are written without one (`Zhiqing Sun`);
 * - runs of four numbers or more (`1, 1, 4, 5, 1, 4`);
 * - words of code (`sorted_my_list`);
 * - phrases of five words or more that stand in the replies of two exemplars (`As an AI language model`).
 * What the preamble, a principle or the introduction says too is the constitution's own and is not among them,
 * nor are months and days.
 */
export function leakProneWords(constitution: Constitution): string[][] {
  const {
    name,
    organisation = "",
    identity = "",
    preamble,
    exemplarIntro,
    principles,
    exemplars,
  } = constitution;
  const own = new Set(
    [name, organisation, identity, preamble, exemplarIntro]
      .flatMap(wordsOf)
      .concat(principles.flatMap(ownWords)),
  );
  const found = exemplars.map(wordsOfExemplar);
  const small = new Set(found.flatMap((one) => one.small));
  const isOwn = (candidate: string) => wordsOf(candidate).every((word) => own.has(word));
  const isPlain = (candidate: string) => {
    const words = wordsOf(candidate);
    return words.every((word) => small.has(word) || CALENDAR.has(word));
  };
  const shared = sharedRuns(found.map((one) => one.runs));
  return found.map((one) => {
    const named = one.names.filter((candidate) => !isPlain(candidate));
    const phrases = one.replies.flatMap((reply) => sharedPhrases(reply, shared));
    const candidates = [...named, ...one.numberRuns, ...one.codeWords, ...phrases];
    return [...new Set(candidates)].filter((candidate) => !isOwn(candidate)).slice(0, MAX_WORDS);
  });
}

type ExemplarWords = {
  names: string[];
  numberRuns: string[];
  codeWords: string[];
  /** Every word that is written without a capital. */
  small: string[];
  /** The replies, and every run of PHRASE_WORDS words in them. */
  replies: string[];
  runs: Set<string>;
};

// While one exemplar is typed the others are the same objects as before.
const known = new WeakMap<Exemplar, ExemplarWords>();
const knownOwn = new WeakMap<Principle, string[]>();

function wordsOfExemplar(exemplar: Exemplar): ExemplarWords {
  const before = known.get(exemplar);
  if (before !== undefined) return before;
  const plain = (text: string) => text.replace(VARIABLE, " ");
  const replies = exemplar.turns.map(({ reply }) => plain(reply));
  const texts = exemplar.turns.flatMap(({ user }, at) => [plain(user), replies[at] ?? ""]);
  const all = (pattern: RegExp) => texts.flatMap((text) => text.match(pattern) ?? []);
  const words: ExemplarWords = {
    names: texts.flatMap(namesIn),
    numberRuns: all(NUMBER_RUN),
    codeWords: all(CODE_WORD),
    small: all(WORD).filter((word) => word === word.toLowerCase()),
    replies,
    runs: new Set(replies.flatMap((reply) => runsIn(wordsOf(reply)))),
  };
  known.set(exemplar, words);
  return words;
}

function ownWords(principle: Principle): string[] {
  const words = knownOwn.get(principle) ?? wordsOf(`${principle.name} ${principle.text}`);
  knownOwn.set(principle, words);
  return words;
}

const wordsOf = (text: string): string[] => text.toLowerCase().match(WORD) ?? [];

function namesIn(text: string): string[] {
  return Array.from(text.matchAll(NAME)).flatMap((hit) => {
    const isStart = SENTENCE_START.test(text.slice(Math.max(0, hit.index - 12), hit.index));
    const name = (isStart ? hit[0].slice(hit[0].search(/ |$/)).trim() : hit[0]).replace(
      /['’](?:s|ll|d|re|ve|m)?$/,
      "",
    );
    return name === "" ? [] : [name];
  });
}

const runsIn = (words: readonly string[]): string[] =>
  words.slice(PHRASE_WORDS - 1).map((_, at) => words.slice(at, at + PHRASE_WORDS).join(" "));

function sharedRuns(byExemplar: readonly ReadonlySet<string>[]): Set<string> {
  const [seen, shared] = [new Set<string>(), new Set<string>()];
  for (const runs of byExemplar) {
    for (const run of runs) (seen.has(run) ? shared : seen).add(run);
  }
  return shared;
}

/** The longest stretches of `reply` of which every run is shared, as they are written there. */
function sharedPhrases(reply: string, shared: ReadonlySet<string>): string[] {
  if (shared.size === 0) return [];
  const hits = Array.from(reply.matchAll(WORD));
  const runs = runsIn(hits.map(([word]) => word.toLowerCase()));
  const phrases: string[] = [];
  for (let from = 0; from < runs.length; from += 1) {
    if (!shared.has(runs[from] ?? "")) continue;
    let to = from;
    while (shared.has(runs[to + 1] ?? "")) to += 1;
    const [first, last] = [hits[from], hits[to + PHRASE_WORDS - 1]];
    if (first && last)
      phrases.push(reply.slice(first.index, last.index + last[0].length).replace(/\s+/g, " "));
    from = to;
  }
  return phrases;
}
