import { compareWords } from "@/lib/constitutions/compare-words";
import { splitAtVariables, type VariableValues, variablesIn } from "@/lib/constitutions/template";

/** A stretch of a text as it is marked while it is edited; the stretches joined are the text. */
export type MarkedStretch = {
  text: string;
  start: number;
  /** A variable that is known, one whose value is empty or that stands for nothing, or no variable. */
  variable: "known" | "empty" | null;
  /** Whether it did not stand in the text before. */
  isNew: boolean;
};

/** `before` is the text in the latest version, null where nothing is to be marked as new. */
export function markText(text: string, values: VariableValues, before: string | null): MarkedStretch[] {
  const isNewAt = newStretches(text, before);
  return splitAtVariables(text).flatMap((piece) => {
    const variable = piece.isVariable ? variableState(piece.text, values) : null;
    return cut(piece.text, piece.start, isNewAt.edges).map(
      (stretch): MarkedStretch => ({ ...stretch, variable, isNew: isNewAt.has(stretch.start) }),
    );
  });
}

function variableState(written: string, values: VariableValues): MarkedStretch["variable"] {
  const [name] = variablesIn(written);
  if (name === undefined) return null;
  const value = Object.hasOwn(values, name) ? values[name as keyof VariableValues] : undefined;
  return value ? "known" : "empty";
}

function newStretches(text: string, before: string | null) {
  const stretches: { start: number; end: number }[] = [];
  let at = 0;
  for (const piece of before === null ? [] : compareWords(before, text)) {
    if (piece.kind === "removed") continue;
    const end = at + piece.text.length;
    if (piece.kind === "added") stretches.push({ start: at + leadingSpace(piece.text), end });
    at = end;
  }
  return {
    edges: stretches.flatMap(({ start, end }) => [start, end]),
    has: (place: number) => stretches.some(({ start, end }) => start <= place && place < end),
  };
}

const leadingSpace = (text: string) => text.length - text.trimStart().length;

function cut(text: string, start: number, edges: readonly number[]) {
  const inside = edges.filter((edge) => edge > start && edge < start + text.length);
  const bounds = [start, ...inside, start + text.length];
  return bounds.slice(0, -1).map((from, index) => ({
    text: text.slice(from - start, (bounds[index + 1] ?? from) - start),
    start: from,
  }));
}
