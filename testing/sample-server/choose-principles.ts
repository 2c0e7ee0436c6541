import type { Principle } from "@/lib/constitutions/constitution";
import type { RequestDescription, RequestKind } from "./describe-request";
import type { Random } from "./seeded-random";
import { STOP_WORDS } from "./stop-words";

// A sign of the request speaks for the principles whose name or text says something like this.
const SPEAKS_FOR: Record<RequestKind, RegExp> = {
  harm: /ethic|harm|illegal|safe/i,
  compose: /creativ|poem|story|stories|compos/i,
  operation: /operat|translat|summar|comput/i,
  current: /static|dated|real-time|up-to-date|current|outdated/i,
  numbers: /numer|quantit|calculat|arithmetic/i,
  person: /candor|honest|lack of knowledge|clarif|ambigu/i,
  howto: /step|reason|explanation|justif/i,
  opinion: /balanc|perspective|both sides|impartial/i,
  fact: /knowledge|recit|multi|aspect/i,
  plain: /clarif|ambigu|helpful/i,
};
const ALWAYS_FITTING = /^(?:helpful|informative)/i;

/** Two to four principles of those given (fewer only where there are fewer), in the order of their numbers. */
export function choosePrinciples(
  principles: readonly Principle[],
  request: RequestDescription,
  random: Random,
): Principle[] {
  const asked = stems(request.keyWords.join(" "));
  const scored = principles.map((principle) => {
    const wording = `${principle.name} ${principle.text}`;
    const shared = [...stems(wording)].filter((stem) => asked.has(stem)).length;
    const signs = request.signs.filter((kind) => SPEAKS_FOR[kind].test(wording));
    // A name is chosen with care; a text mentions many things in passing.
    const named = signs.filter((kind) => SPEAKS_FOR[kind].test(principle.name));
    const fitting = ALWAYS_FITTING.test(principle.name) ? 0.5 : 0;
    const score = shared * 0.8 + signs.length * 0.5 + named.length * 0.9 + fitting + random.next() * 1.3;
    return { principle, score };
  });
  const count = random.pick([2, 2, 3, 3, 3, 4]);
  return scored
    .sort((a, b) => b.score - a.score)
    .slice(0, count)
    .map(({ principle }) => principle)
    .sort((a, b) => a.number - b.number);
}

/** Lower-case words cut to six letters: enough to see that "numbers" and "numerical" differ but "explain(ed)" does not. */
function stems(text: string): Set<string> {
  const words = text.toLowerCase().match(/[\p{L}\p{M}]{3,}/gu) ?? [];
  return new Set(words.filter((word) => !STOP_WORDS.has(word)).map((word) => word.slice(0, 6)));
}
