import type { StepScript } from "./script";
import type { Random } from "./seeded-random";
import { QUESTION_LEADS, QUESTION_TAILS, topicWordsOf } from "./topic-words";

type Hint = { text: string; type: string; topic: string };
const HINT = /^\s*(\d+)\. (type: (.+?), topic: (.+?))(, instruction: .*)?$/;

/** Goes on with instructions after hints of types and topics; a few lines lose their question or name another hint. */
export const writeTopicQuestions: StepScript = (prompt, random, { isFaultless }) => {
  const end = /\n(\d+)\.$/.exec(prompt.trimEnd());
  if (end === null) return null;
  const hints = new Map<number, Hint>();
  for (const line of prompt.split("\n")) {
    const [, number, text = "", type = "", topic = "", instruction] = HINT.exec(line) ?? [];
    if (number !== undefined && instruction === undefined) hints.set(Number(number), { text, type, topic });
  }
  if (hints.size === 0) return null;
  const from = Number(end[1]);
  const asked = [...hints].filter(([number]) => number >= from);
  const examples = [...hints].filter(([number]) => number < from).map(([, hint]) => hint);
  const wrong: string[] = [];
  const written = asked.flatMap(([number, hint]) => {
    const mistake = isFaultless ? undefined : MISTAKES.find(({ share }) => random.chance(share));
    if (mistake !== undefined) wrong.push(mistake.name);
    const line = (mistake?.make ?? writeLine)(hint, random, examples);
    return line === null ? [] : [`${number}. ${line}`];
  });
  const text = written.join("\n").replace(`${from}.`, "");
  return { text: `${text}\n\nThese were the instructions.`, mistake: wrong[0] ?? null };
};

const writeLine = (hint: Hint, random: Random) => `${hint.text}, instruction: ${writeQuestion(hint, random)}`;

type Mistake = {
  name: string;
  share: number;
  make: (hint: Hint, random: Random, examples: readonly Hint[]) => string | null;
};
const MISTAKES: readonly Mistake[] = [
  { name: "skipped", share: 0.02, make: () => null },
  { name: "no instruction", share: 0.02, make: (hint) => hint.text },
  {
    name: "other hint",
    share: 0.02,
    make: (hint, random, examples) =>
      writeLine(random.pick(examples.length === 0 ? [hint] : examples), random),
  },
  { name: "two words", share: 0.02, make: (hint) => `${hint.text}, instruction: ${hint.topic}?` },
  {
    name: "stock question",
    share: 0.02,
    make: (hint) => `${hint.text}, instruction: What should everybody know about ${hint.topic} in our time?`,
  },
];

function writeQuestion({ type, topic }: Hint, random: Random): string {
  const aspect = random.pick(topicWordsOf(type).aspects).replaceAll("{t}", topic);
  const lead = random.pick(QUESTION_LEADS);
  const isRequest = /^(?:In|Give|List|Tell|Explain|Compare)\b/.test(lead);
  return `${lead} ${aspect}${random.pick(QUESTION_TAILS)}${isRequest ? "." : "?"}`;
}
