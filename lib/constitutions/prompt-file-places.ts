import { type PromptPart, promptParts } from "./prompt-parts";
import type { ShownConstitution } from "./show-constitution";

/** A part of a prompt file and the lines that it stands on, counted from 1, both included. */
export type PromptFilePlace = { firstLine: number; lastLine: number } & (
  | { kind: "preamble" | "exemplar_intro" | "request" }
  | { kind: "principle" | "exemplar"; index: number }
);

/** Where each part of a constitution stands in its prompt file; the empty lines between them belong to none. */
export function promptFilePlaces(constitution: ShownConstitution): PromptFilePlace[] {
  let line = 1;
  return promptParts(constitution, "").map((part) => {
    const [gap = ""] = /^\n*/.exec(part.text) ?? [];
    const firstLine = line + gap.length;
    line += part.text.split("\n").length - 1;
    return { ...placeOf(part), firstLine, lastLine: line };
  });
}

function placeOf(part: PromptPart) {
  return part.kind === "principle" || part.kind === "exemplar"
    ? { kind: part.kind, index: part.index }
    : { kind: part.kind };
}
