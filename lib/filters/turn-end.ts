/**
 * What Dromedary's training text puts after a reply that is whole. While the rules run, it marks a turn that
 * ended; it is no part of the reply.
 */
export const TURN_END = "\n\n### User\n";
/** As a strip leaves it. */
const STRIPPED = TURN_END.trimEnd();

export function withoutTurnEnd(text: string): string {
  const end = [TURN_END, STRIPPED].find((mark) => text.endsWith(mark));
  return end === undefined ? text : text.slice(0, -end.length);
}
