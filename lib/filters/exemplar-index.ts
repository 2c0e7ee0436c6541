import type { ShownConstitution } from "@/lib/constitutions/show-constitution";
import { tokenPlaces } from "@/lib/novelty/token-places";

/** What a rule looks replies up in: every run of so many words in a row that stands in an exemplar. */
export type ExemplarIndex = {
  /** The words of the exemplars; a run with any other word stands in none of them. */
  ids: ReadonlyMap<string, number>;
  /** Words that stand all over the constitution, and in most other texts. */
  common: ReadonlySet<number>;
  /** By key of the run: the first exemplar, from 0, that has it. Without the formulas that replies share. */
  runs: ReadonlyMap<string, number>;
  /** By key of all its words: the first exemplar with that reply. */
  replies: ReadonlyMap<string, number>;
};

/** A word is common where a quarter of the constitution's texts have it, and no fewer than this many. */
const COMMON_TEXTS = 4;

// A build asks for the same one with every record.
const known = new WeakMap<ShownConstitution, Map<number, ExemplarIndex>>();

/** The index for runs of `length` words; made once for a constitution. */
export function exemplarIndex(constitution: ShownConstitution, length: number): ExemplarIndex {
  const ofConstitution = known.get(constitution) ?? new Map<number, ExemplarIndex>();
  known.set(constitution, ofConstitution);
  const index = ofConstitution.get(length) ?? makeIndex(constitution, length);
  ofConstitution.set(length, index);
  return index;
}

/** The words `from` (included) to `to` as one key. */
export const runKey = (ids: readonly number[], from: number, to: number): string =>
  ids.slice(from, to).join(" ");

function makeIndex(constitution: ShownConstitution, length: number): ExemplarIndex {
  const { preamble, principles, exemplarIntro, exemplars } = constitution;
  const ids = new Map<string, number>();
  const idsOf = (text: string) =>
    tokenPlaces(text).map(({ token }) => {
      const id = ids.get(token) ?? ids.size;
      ids.set(token, id);
      return id;
    });
  const runs = new Map<string, number>();
  const replies = new Map<string, number>();
  /** In how many exemplars' replies a run stands. */
  const repliesWith = new Map<string, number>();
  const textsWith = new Map<number, number>();
  let texts = 0;
  const note = (words: readonly number[]) => {
    texts += 1;
    for (const id of new Set(words)) textsWith.set(id, (textsWith.get(id) ?? 0) + 1);
    return words;
  };
  for (const [exemplar, { turns, reset }] of exemplars.entries()) {
    const ofReplies = new Set<string>();
    for (const { user, thoughts, reply } of turns) {
      const words = note(idsOf(reply));
      for (const key of runsOf(words, length)) ofReplies.add(key);
      const whole = runKey(words, 0, words.length);
      if (whole !== "" && !replies.has(whole)) replies.set(whole, exemplar);
      for (const text of [user, thoughts]) addRuns(runs, note(idsOf(text)), length, exemplar);
    }
    for (const text of reset === null ? [] : [reset.user, reset.autoReply])
      addRuns(runs, note(idsOf(text)), length, exemplar);
    for (const key of ofReplies) {
      if (!runs.has(key)) runs.set(key, exemplar);
      repliesWith.set(key, (repliesWith.get(key) ?? 0) + 1);
    }
  }
  // What replies of several exemplars say alike is how the assistant speaks, not the copy of one of them.
  for (const [key, count] of repliesWith) if (count > 1) runs.delete(key);
  for (const text of [preamble, exemplarIntro, ...principles.map((one) => one.text)]) note(idsOf(text));
  const common = new Set(
    [...textsWith].filter(([, count]) => count >= Math.max(COMMON_TEXTS, texts / 4)).map(([id]) => id),
  );
  return { ids, common, runs, replies };
}

function addRuns(runs: Map<string, number>, words: readonly number[], length: number, exemplar: number) {
  for (const key of runsOf(words, length)) if (!runs.has(key)) runs.set(key, exemplar);
}

function runsOf(words: readonly number[], length: number): string[] {
  return words.slice(length - 1).map((_, at) => runKey(words, at, at + length));
}
