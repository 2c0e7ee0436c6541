import { describeRequest } from "./describe-request";
import type { StepScript } from "./script";
import type { Random } from "./seeded-random";
import { writeReply } from "./write-reply";

const CHAT_CUE = "<|im_end|>\n<|im_start|>assistant\n";
const CHAT_USER = "<|im_start|>user\n";
/** Lines that begin like this belong to prompts of another kind. */
const MARKED = /^(?:#|\d+[.)] |Task:|User:|Example|Output:|Class label:|Score|<\|)/m;
const LONGEST_BARE = 4_000;

/** A chat turn in ChatML. */
export const writeChatAnswer: StepScript = (prompt, random, { isFaultless }) => {
  if (!prompt.endsWith(CHAT_CUE)) return null;
  const asked = prompt.slice(0, -CHAT_CUE.length).split(CHAT_USER).at(-1) ?? "";
  const reply = writeReply(describeRequest(asked), random);
  const mistake = isFaultless ? null : chooseMistake(random, 0.5);
  return { text: `${mistake?.make(reply) ?? reply}<|im_end|>`, mistake: mistake?.name ?? null };
};

/** A bare request that ends its line, as a base model is given it: nothing else is known of it. */
export const writeBareAnswer: StepScript = (prompt, random, { isFaultless }) => {
  const isBare = /[^\n]\n$/.test(prompt) && prompt.length <= LONGEST_BARE && !MARKED.test(prompt);
  if (!isBare) return null;
  const reply = writeReply(describeRequest(prompt), random);
  const mistake = isFaultless ? null : chooseMistake(random, 1);
  return { text: `${mistake?.make(reply) ?? reply}<|endoftext|>`, mistake: mistake?.name ?? null };
};

/** What base models do with a bare request; a tuned one does it half as often. Together 0.12. */
const MISTAKES = [
  { name: "goes on as the user", share: 0.04, make: (reply: string) => `${reply}\nUser: And then?` },
  { name: "asks instead", share: 0.03, make: () => "\n\nCan you do this for me?" },
  { name: "offers choices", share: 0.03, make: (reply: string) => `Answer Choices:\n(A) Yes\n(B) ${reply}` },
  { name: "nothing", share: 0.02, make: () => "" },
];

function chooseMistake(random: Random, part: number): (typeof MISTAKES)[number] | null {
  let draw = random.next();
  for (const mistake of MISTAKES) {
    draw -= mistake.share * part;
    if (draw < 0) return mistake;
  }
  return null;
}
