import { describeRequest } from "./describe-request";
import { fillSlots } from "./fill-slots";
import { GENERAL_BODIES } from "./reply-phrases";
import type { Random } from "./seeded-random";

const OPENERS = [
  " This continuation is scripted; the text before it was about {k}.",
  " What follows comes from a script that noticed the word {k}.",
  " A script, not a model, carries on from {k} here.",
];

/** For a prompt that asks for no thoughts: a few sentences that say what they are. */
export function writeContinuation(prompt: string, random: Random): string {
  const request = describeRequest(prompt.slice(-2_000));
  const bodies = random.shuffle(GENERAL_BODIES).slice(0, random.between(1, 3));
  return [random.pick(OPENERS), ...bodies].map((phrase) => fillSlots(phrase, request, random)).join(" ");
}
