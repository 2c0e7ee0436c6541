import { type Constitution, DEFAULT_LABELS, DEFAULT_STOP, type SpeakerLabels } from "./constitution";

/** What a text may name instead of spelling it out, as `{{name}}`. */
export const TEXT_VARIABLES = ["name", "organisation", "cut_off", "identity"] as const;
export type TextVariable = (typeof TEXT_VARIABLES)[number];
/** The value of each variable; texts that come from outside are told apart by `escapeVariables`. */
export type VariableValues = Readonly<Partial<Record<TextVariable | "user_label", string>>>;

// A backslash before a variable takes its meaning from it; of several, one is the one that does.
const VARIABLE = /\\*\{\{([a-z_]+)\}\}/g;

/** `text` with each variable replaced by its value; names that have none, and what is escaped, stay as written. */
export function fillVariables(text: string, values: VariableValues): string {
  return text.replace(VARIABLE, (written, name: string) => {
    const value = valueFor(values, name);
    if (value === undefined) return written;
    return written.startsWith("\\") ? written.slice(1) : value;
  });
}

/** `text` so that `fillVariables` gives it back as it is: what comes from a file was not written as a template. */
export function escapeVariables(text: string): string {
  return text.replace(VARIABLE, (written, name: string) => (isTextVariable(name) ? `\\${written}` : written));
}

/** The names between double braces in `text`, in order, known or not; escaped ones are text. */
export function variablesIn(text: string): string[] {
  return findVariables(text).map(({ name }) => name);
}

/** The same with their places: UTF-16 offsets of the braces. */
export function findVariables(text: string): { name: string; start: number; end: number }[] {
  return Array.from(text.matchAll(VARIABLE))
    .filter(([written]) => !written.startsWith("\\"))
    .map(({ 0: written, 1: name = "", index }) => ({ name, start: index, end: index + written.length }));
}

/** `text` in pieces: what stands between double braces, escaped or not, and everything else. */
export function splitAtVariables(text: string): { text: string; isVariable: boolean; start: number }[] {
  const pieces: { text: string; isVariable: boolean; start: number }[] = [];
  const add = (start: number, end: number, isVariable: boolean) => {
    if (end > start) pieces.push({ text: text.slice(start, end), isVariable, start });
  };
  let from = 0;
  for (const hit of text.matchAll(VARIABLE)) {
    add(from, hit.index, false);
    from = hit.index + hit[0].length;
    add(hit.index, from, true);
  }
  add(from, text.length, false);
  return pieces;
}

export const isTextVariable = (name: string): name is TextVariable =>
  (TEXT_VARIABLES as readonly string[]).includes(name);

/** What the variables of a constitution's texts stand for. The identity sentence may itself name the others. */
export function textValues(constitution: Constitution): Record<TextVariable, string> {
  const { name, organisation = "", cutOff: cut_off = "", identity = "" } = constitution;
  const plain = { name, organisation, cut_off };
  return { ...plain, identity: fillVariables(identity, plain) };
}

/** The words that begin each speaker's part; the same ones are read, rendered and stopped at. */
export function speakerLabels({ name, labels = DEFAULT_LABELS }: Pick<Constitution, "name" | "labels">) {
  const fill = (template: string) => fillVariables(template, { name });
  return {
    user: fill(labels.user),
    thoughts: fill(labels.thoughts),
    reply: fill(labels.reply),
    autoReply: fill(labels.autoReply),
  } satisfies SpeakerLabels;
}

/** Where a server is asked to end the completion. */
export function stopStrings(constitution: Constitution): string[] {
  const values = { ...textValues(constitution), user_label: speakerLabels(constitution).user };
  return (constitution.stop ?? DEFAULT_STOP).map((template) => fillVariables(template, values));
}

function valueFor(values: VariableValues, name: string): string | undefined {
  return Object.hasOwn(values, name) ? values[name as keyof VariableValues] : undefined;
}
