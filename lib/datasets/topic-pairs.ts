import { topicKey } from "@/lib/steps/topic-key";

export type TopicPair = {
  /** Places in the list that was given, the lower one first. */
  first: number;
  second: number;
  why: "same words" | "spelled alike";
};

const LITTLE_WORDS = /\b(?:the|a|an|of|in|and|&)\b/gi;
/** Shorter ones differ by a letter and mean something else: "Tea", "Sea". */
const LEAST_LETTERS = 6;

/**
 * Pairs of topics that a person may want to merge: the same words in another order or with another little word
 * between, or the same letters but for one. In the order of the list; a number makes two topics of them
 * ("World War I", "World War II").
 */
export function findTopicPairs(topics: readonly string[], most = 200): TopicPair[] {
  const found = new Map<string, TopicPair>();
  const meet = (first: number, second: number, why: TopicPair["why"]) => {
    const key = `${first} ${second}`;
    if (first !== second && !found.has(key)) found.set(key, { first, second, why });
  };
  const sameWords = new Map<string, number>();
  const alike = new Map<string, number[]>();
  for (const [place, topic] of topics.entries()) {
    const words = topic
      .replace(LITTLE_WORDS, " ")
      .split(/[\s-]+/)
      .map(topicKey)
      .filter((word) => word !== "");
    const bag = words.toSorted().join(" ");
    const before = sameWords.get(bag);
    if (bag !== "" && before !== undefined) meet(before, place, "same words");
    else sameWords.set(bag, place);

    const key = topicKey(topic);
    if (key.length < LEAST_LETTERS) continue;
    for (const shorter of withoutALetter(key)) {
      const others = alike.get(shorter);
      for (const other of others ?? []) {
        if (isSpelledAlike(topics[other] ?? "", topic)) meet(other, place, "spelled alike");
      }
      if (others === undefined) alike.set(shorter, [place]);
      else others.push(place);
    }
  }
  return [...found.values()].sort((a, b) => a.first - b.first || a.second - b.second).slice(0, most);
}

/** The text itself and what it becomes without each of its letters: two that meet here differ by one change, or by a letter that moved. */
function withoutALetter(key: string): Set<string> {
  const all = new Set([key]);
  for (let at = 0; at < key.length; at += 1) all.add(key.slice(0, at) + key.slice(at + 1));
  return all;
}

const NUMBER = /^(?:[ivx]+|.*\p{N}.*)$/iu;
/** A letter makes another word of a shorter one: "Fast Car", "Fast Cat". */
const LEAST_IN_WORD = 5;

function isSpelledAlike(one: string, other: string): boolean {
  if (topicKey(one) === topicKey(other)) return true;
  const [a, b] = [one.split(/\s+/), other.split(/\s+/)];
  const [onlyA, onlyB] = [a.filter((word) => !b.includes(word)), b.filter((word) => !a.includes(word))];
  return ![...onlyA, ...onlyB].some((word) => word.length < LEAST_IN_WORD || NUMBER.test(word));
}
