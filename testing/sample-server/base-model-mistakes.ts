import type { Principle } from "@/lib/constitutions/constitution";
import type { SelfAlignPrompt } from "./read-prompt";
import type { Random } from "./seeded-random";

/** The parts of one conversation turn before they are joined; a mistake changes them. */
export type TurnParts = { thoughts: string; reply: string | null };

type Mistake = {
  name: string;
  /** Share of all completions, 0..1. Together the shares are 0.14. */
  share: number;
  make: (parts: TurnParts, prompt: SelfAlignPrompt, random: Random) => TurnParts;
};

/** What base models get wrong, so that filters have something to do. */
export const MISTAKES: readonly Mistake[] = [
  {
    name: "no identity",
    share: 0.025,
    make: ({ thoughts, reply }, { identity }) => ({
      thoughts: identity === null ? thoughts : thoughts.replace(identity, "").trimStart(),
      reply,
    }),
  },
  { name: "thoughts only", share: 0.02, make: ({ thoughts }) => ({ thoughts, reply: null }) },
  {
    name: "too short",
    share: 0.025,
    make: ({ thoughts, reply }) => ({ thoughts, reply: firstSentence(reply ?? "") }),
  },
  {
    name: "apology",
    share: 0.02,
    make: ({ thoughts, reply }) => ({
      thoughts,
      reply: `I'm sorry, but this is not easy to answer. ${reply}`,
    }),
  },
  {
    name: "repetition",
    share: 0.015,
    make: ({ thoughts, reply }, _, random) => {
      const sentence = firstSentence(reply ?? "");
      return { thoughts, reply: [reply, ...Array(random.between(2, 4)).fill(sentence)].join(" ") };
    },
  },
  {
    name: "runs on",
    share: 0.01,
    // One newline only: the stop string, which starts with a blank line, does not catch it.
    make: ({ thoughts, reply }, { request }) => ({
      thoughts,
      reply: `${reply}\nUser: And what else about "${firstWords(request)}"?`,
    }),
  },
  {
    name: "wrong name",
    share: 0.015,
    make: ({ thoughts, reply }, { principles }, random) => ({
      thoughts: swapName(thoughts, random.shuffle(principles)),
      reply,
    }),
  },
  {
    name: "copied",
    share: 0.01,
    // Between two sentences, as models do: the words are an exemplar's, whatever was asked.
    make: ({ thoughts, reply }, { replies }, random) => ({
      thoughts,
      reply: `${reply} ${copiedWords(random.pick(replies.length === 0 ? [""] : replies), random)}`.trim(),
    }),
  },
];

/** The mistake this completion makes, null for most. */
export function chooseMistake(random: Random): Mistake | null {
  let draw = random.next();
  for (const mistake of MISTAKES) {
    if (draw < mistake.share) return mistake;
    draw -= mistake.share;
  }
  return null;
}

function firstSentence(text: string): string {
  return /^[^.!?\n]+[.!?:]?/.exec(text)?.[0] ?? text;
}

/** Nine to fourteen words in a row out of an exemplar's reply, or all of a shorter one. */
function copiedWords(text: string, random: Random): string {
  const words = text.split(/\s+/);
  const length = random.between(9, 14);
  const start = random.between(0, Math.max(0, words.length - length));
  return words.slice(start, start + length).join(" ");
}

function firstWords(text: string): string {
  return text.replace(/\s+/g, " ").split(" ").slice(0, 4).join(" ");
}

/** A citation gets the name of another principle of the same prompt. */
function swapName(thoughts: string, principles: readonly Principle[]): string {
  const cited = principles.find((p) => thoughts.includes(`${p.number} (${p.name})`));
  const other = principles.find((p) => p.name !== cited?.name);
  if (!cited || !other) return thoughts;
  return thoughts.replace(`${cited.number} (${cited.name})`, `${cited.number} (${other.name})`);
}
