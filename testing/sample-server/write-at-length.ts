import { describeRequest, type RequestDescription } from "./describe-request";
import { fillSlots } from "./fill-slots";
import { LIST_INTROS, LIST_ITEMS } from "./list-phrases";
import { CLOSERS, GENERAL_BODIES, REPLY_PHRASES } from "./reply-phrases";
import type { StepScript } from "./script";
import type { Random } from "./seeded-random";

const CUE = /\n\n### ([^\n]+) \(extensive\)\s*$/;
const USER = "\n### User\n";

type Mistake = { name: string; share: number; make: (reply: string, random: Random) => string };

/** What base models get wrong at length; the shares are together 0.13. */
const MISTAKES: readonly Mistake[] = [
  { name: "too short", share: 0.03, make: (reply) => reply.slice(0, reply.indexOf(".") + 1) },
  { name: "see also", share: 0.02, make: (reply) => `${reply}\n\n## See also\n\n* List of related pages` },
  {
    name: "repetition",
    share: 0.04,
    make: (reply, random) => {
      const sentence = reply.slice(0, reply.indexOf(".") + 1);
      return [reply, ...Array(random.between(2, 4)).fill(sentence)].join(" ");
    },
  },
  {
    name: "endless list",
    share: 0.02,
    make: (reply) => {
      const items = [...LIST_ITEMS, ...GENERAL_BODIES].slice(0, 16);
      const [opening = ""] = reply.split("\n\n");
      return `${opening}\n\n${items.map((item, at) => `${at + 1}. ${item.replaceAll(/\{[kj]\}/g, "it")}`).join("\n")}`;
    },
  },
  // Its own cue, once more: a filter finds it by the name in brackets.
  {
    name: "speaks again",
    share: 0.02,
    make: (reply) => `${reply}\n\nAs said before (extensive):\n\n${reply}`,
  },
];

/** A persona's prompt: ends in `### <Name> (extensive)` after the user's turn. */
export const writeAtLength: StepScript = (prompt, random, { isFaultless }) => {
  const cue = CUE.exec(prompt);
  const asked = prompt.slice(0, cue?.index).split(USER).at(-1);
  if (cue === null || asked === undefined || !prompt.includes(USER)) return null;
  const reply = longReply(describeRequest(asked), random);
  let draw = isFaultless ? 1 : random.next();
  const mistake = MISTAKES.find(({ share }) => {
    draw -= share;
    return draw < 0;
  });
  const text = mistake?.make(reply, random) ?? reply;
  return { text: `\n${text}\n\n### User\nThank you. And what else?`, mistake: mistake?.name ?? null };
};

/** Two paragraphs, a list, and a paragraph that closes: some 900 to 1,700 characters that say nothing twice. */
function longReply(request: RequestDescription, random: Random): string {
  const { openers, bodies } = REPLY_PHRASES[request.kind];
  const said = new Set<string>();
  const say = (phrases: readonly string[], count: number) => {
    const chosen: string[] = [];
    for (const phrase of random.shuffle(phrases)) {
      if (chosen.length === count) break;
      if (said.has(phrase)) continue;
      said.add(phrase);
      chosen.push(fillSlots(phrase, request, random));
    }
    return chosen;
  };
  const first = [...say(openers, 1), ...say(bodies, 3)].join(" ");
  const second = [...say(bodies, 2), ...say(GENERAL_BODIES, 2)].join(" ");
  const items = say(LIST_ITEMS, random.between(5, 8)).map((item, at) => `${at + 1}. ${item}`);
  const list = `${say(LIST_INTROS, 1)[0]}\n\n${items.join("\n")}`;
  const last = [...say(GENERAL_BODIES, 2), ...say(CLOSERS, 1)].join(" ");
  return [first, second, list, last].join("\n\n");
}
