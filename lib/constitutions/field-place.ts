import type { Turn } from "./constitution";
import type { PrincipleField, WordField } from "./fields";

/** Which text of its group something is about; turns are counted from 0. */
export type FieldPlace =
  | { kind: "word"; word: WordField }
  | { kind: "principle_order" | "exemplar_order" | "turn_order" }
  | { kind: "principle"; part: PrincipleField }
  | { kind: "turn"; turn: number; part: keyof Turn }
  | { kind: "reset"; part: "user" | "autoReply" }
  /** The principle or the exemplar itself, one turn of it, or its reset: whether it is there at all. */
  | { kind: "whole" | "whole_reset" }
  | { kind: "whole_turn"; turn: number };

/** What the place is in; exemplars are counted from 0. */
export type FieldGroup =
  | { kind: "words" }
  | { kind: "principle"; number: number; name: string }
  | { kind: "exemplar"; exemplar: number };

const wordNames: Record<WordField, string> = {
  name: "Name",
  organisation: "Organisation",
  cutOff: "Knowledge cut-off",
  identity: "Identity sentence",
  userLabel: "User’s label",
  thoughtsLabel: "Label of the thoughts",
  replyLabel: "Label of the reply",
  autoReplyLabel: "Label of the auto reply",
  stop: "Stop strings",
  preamble: "Preamble",
  gaps: "Numbers after a principle that is off",
  exemplarIntro: "Introduction to the exemplars",
};

const principlePartNames: Record<PrincipleField, string> = {
  number: "Number",
  name: "Name",
  text: "Text",
  hue: "Hue",
  isEnabled: "Shown to the model",
  note: "Note",
};

const turnPartNames: Record<keyof Turn, string> = { user: "User", thoughts: "Thoughts", reply: "Reply" };

/** What a place is called under the heading of its group. */
export function placeName(place: FieldPlace): string {
  const inTurn = (name: string, turn: number) => (turn === 0 ? name : `${name}, turn ${turn + 1}`);
  switch (place.kind) {
    case "word":
      return wordNames[place.word];
    case "principle_order":
      return "Order and numbers of the principles";
    case "exemplar_order":
      return "Order of the exemplars";
    case "turn_order":
      return "Order of the turns";
    case "principle":
      return principlePartNames[place.part];
    case "turn":
      return inTurn(turnPartNames[place.part], place.turn);
    case "reset":
      return place.part === "user" ? "Reset" : "Reply to the reset";
    case "whole":
      return "All of it";
    case "whole_turn":
      return `All of turn ${place.turn + 1}`;
    case "whole_reset":
      return "All of the reset";
  }
}

/** A place in running words, e.g. "principle 7 text", "preamble", "exemplar 2 thoughts, turn 3". */
export function describeField(group: FieldGroup, place: FieldPlace): string {
  const name = placeName(place);
  const lower = name.charAt(0).toLowerCase() + name.slice(1);
  if (group.kind === "words") return lower;
  const subject = group.kind === "principle" ? `principle ${group.number}` : `exemplar ${group.exemplar + 1}`;
  return place.kind === "whole" ? subject : `${subject} ${lower}`;
}
