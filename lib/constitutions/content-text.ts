import type { Constitution, Principle } from "./constitution";
import { isDefaultLabels, isDefaultStop } from "./fields";

/**
 * The constitution as JSON in one fixed key order: equal text means equal content. What is absent or empty where
 * that means the same is left out, so that setting something and taking it back leaves no trace. Made for hashing.
 */
export function canonicalText(constitution: Constitution): string {
  const { name, preamble, principles, exemplarIntro, exemplars } = constitution;
  const { organisation, cutOff, identity, labels, stop, gaps } = constitution;
  return JSON.stringify({
    name,
    organisation: organisation || undefined,
    cutOff: cutOff || undefined,
    identity: identity || undefined,
    labels:
      labels === undefined || isDefaultLabels(labels)
        ? undefined
        : {
            user: labels.user,
            thoughts: labels.thoughts,
            reply: labels.reply,
            autoReply: labels.autoReply,
          },
    stop: stop === undefined || isDefaultStop(stop) ? undefined : stop,
    preamble,
    principles: principles.map(canonicalPrinciple),
    gaps: gaps === "close" ? gaps : undefined,
    exemplarIntro,
    exemplars: exemplars.map(({ turns, reset }) => ({
      turns: turns.map((turn) => ({ user: turn.user, thoughts: turn.thoughts, reply: turn.reply })),
      reset: reset === null ? null : { user: reset.user, autoReply: reset.autoReply },
    })),
  });
}

function canonicalPrinciple({ number, name, text, hue, isEnabled, note }: Principle) {
  return {
    number,
    name,
    text,
    hue,
    isEnabled: isEnabled === false ? false : undefined,
    note: note || undefined,
  };
}
