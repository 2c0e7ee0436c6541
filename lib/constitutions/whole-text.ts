import { type Exemplar, isEnabled, type Principle, type Turn } from "./constitution";

// What is removed on one side and changed on the other is shown as one text.

export function wholePrinciple(principle: Principle): string {
  const { number, name, text, hue, note } = principle;
  return [
    `${number} (${name}). ${text}`,
    hue === undefined ? null : `Hue: ${hue}`,
    isEnabled(principle) ? null : "Off",
    note ? `Note: ${note}` : null,
  ]
    .filter((line) => line !== null)
    .join("\n");
}

export function wholeExemplar({ turns, reset }: Exemplar): string {
  return [...turns.map(wholeTurn), ...(reset === null ? [] : [wholeReset(reset)])].join("\n\n");
}

export const wholeTurn = ({ user, thoughts, reply }: Turn): string =>
  `User: ${user}\n\nThoughts: ${thoughts}\n\nReply: ${reply}`;

export const wholeReset = ({ user, autoReply }: NonNullable<Exemplar["reset"]>): string =>
  `Reset: ${user}\n\nReply to the reset: ${autoReply}`;
