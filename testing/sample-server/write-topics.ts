import type { StepScript } from "./script";
import type { Random } from "./seeded-random";
import { topicWordsOf } from "./topic-words";

/** A list of topics to go on with: short lines with numbers, the last without its text. */
const LIST = /\btopics\b[^\n]*\n\s*\n?((?:\d+\. [^\n]+\n)*)(\d+)\.$/i;
const TYPE = /\bquestions? that [^\n]+/gi;

/** Goes on with a list of topics of a question type; a few are no topics, or stand in the list already. */
export const writeTopics: StepScript = (prompt, random, { isFaultless }) => {
  const list = LIST.exec(prompt.trimEnd());
  if (list === null) return null;
  const shown = (list[1] ?? "").split("\n").flatMap((line) => line.replace(/^\d+\. /, "").trim() || []);
  if (shown.some((topic) => topic.split(/\s+/).length > 4)) return null;
  const questionType = prompt.slice(0, list.index).match(TYPE)?.at(-1) ?? "";
  const wrong: string[] = [];
  const topics = Array.from({ length: random.between(6, 14) }, () => {
    const topic = inventTopic(questionType, random);
    const mistake = isFaultless ? undefined : MISTAKES.find(({ share }) => random.chance(share));
    if (mistake === undefined) return topic;
    wrong.push(mistake.name);
    return mistake.make(topic, shown, random);
  });
  const from = Number(list[2]);
  const lines = topics.map((topic, at) => (at === 0 ? ` ${topic}` : `${from + at}. ${topic}`));
  // A base model does not stop by itself.
  return { text: `${lines.join("\n")}\n\nThe kind of question: ${questionType}`, mistake: wrong[0] ?? null };
};

type Mistake = {
  name: string;
  share: number;
  make: (topic: string, shown: readonly string[], random: Random) => string;
};
const MISTAKES: readonly Mistake[] = [
  { name: "too many words", share: 0.03, make: (topic) => `The ${topic} and What It Means` },
  { name: "no capital", share: 0.02, make: (topic) => topic.toLowerCase() },
  { name: "punctuation", share: 0.02, make: (topic) => `${topic}.` },
  { name: "repeated", share: 0.03, make: (topic, shown, random) => random.pick([topic, ...shown]) },
  { name: "plural", share: 0.02, make: (topic) => `${topic}s` },
];

function inventTopic(questionType: string, random: Random): string {
  const { firsts, seconds } = topicWordsOf(questionType);
  const pick = (words: string) => random.pick(words.split(" ")).replaceAll("_", " ");
  const [first, second] = [pick(firsts), pick(seconds)];
  // Never four words, which no topic may have.
  const words = `${first} ${second}`.split(" ");
  return words.length > 3 ? second : words.join(" ");
}
