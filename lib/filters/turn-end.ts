/**
 * What Dromedary's training text puts after a reply that is whole. While the rules run, it marks a turn that
 * ended; it is no part of the reply.
 */
export const TURN_END = "\n\n### User\n";

export function withoutTurnEnd(text: string): string {
  return text.endsWith(TURN_END) ? text.slice(0, -TURN_END.length) : text;
}
