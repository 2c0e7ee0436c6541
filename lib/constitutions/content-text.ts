import type { Constitution } from "./constitution";

/** The constitution as JSON in one fixed key order: equal text means equal content. Made for hashing. */
export function canonicalText(constitution: Constitution): string {
  const { name, preamble, principles, exemplarIntro, exemplars } = constitution;
  return JSON.stringify({
    name,
    preamble,
    principles: principles.map((principle) => ({
      number: principle.number,
      name: principle.name,
      text: principle.text,
    })),
    exemplarIntro,
    exemplars: exemplars.map(({ turns, reset }) => ({
      turns: turns.map((turn) => ({ user: turn.user, thoughts: turn.thoughts, reply: turn.reply })),
      reset: reset === null ? null : { user: reset.user, autoReply: reset.autoReply },
    })),
  });
}
