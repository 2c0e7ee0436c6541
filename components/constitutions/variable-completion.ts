import { TEXT_VARIABLES } from "@/lib/constitutions/template";

/** A variable that is being typed: where its braces begin and what stands after them up to the caret. */
export type OpenVariable = { start: number; typed: string };

/** Null where the caret does not stand behind opened braces, or these are escaped. */
export function openVariableAt(text: string, caret: number): OpenVariable | null {
  const hit = /(\\*)\{\{([a-z_]*)$/.exec(text.slice(0, caret));
  if (hit === null || hit[1] !== "") return null;
  return { start: hit.index, typed: hit[2] ?? "" };
}

/** The variables that begin as it is typed; none once the only one is written out. */
export function completionsOf({ typed }: OpenVariable, names: readonly string[] = TEXT_VARIABLES): string[] {
  return names.filter((name) => name.startsWith(typed) && name !== typed);
}

/** The text with the variable in the place of what is selected, or of what was typed of it; and the caret after it. */
export function insertVariable(
  text: string,
  selection: { start: number; end: number },
  name: string,
): { text: string; caret: number } {
  const open = openVariableAt(text, selection.start);
  const start = open?.start ?? selection.start;
  const end = open !== null && text.startsWith("}}", selection.end) ? selection.end + 2 : selection.end;
  const written = `{{${name}}}`;
  return { text: text.slice(0, start) + written + text.slice(end), caret: start + written.length };
}
