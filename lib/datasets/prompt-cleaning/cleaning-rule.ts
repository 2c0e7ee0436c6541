/** What takes the traces of the pages off a prompt that it was copied from. Drops nothing. */
export type CleaningRule = {
  /** As counts name it. */
  name: string;
  title: string;
  /** Why one would want it, in a sentence. */
  does: string;
  /** As published, byte for byte. Total. */
  reference: (text: string) => string;
  /** Without what mutilates prompts; the same where nothing does. */
  mended: (text: string) => string;
};

/** What `\d` and `\s` of a regular expression match in Python text. */
export const PYTHON_DIGIT = "\\p{Nd}";
export const PYTHON_SPACE = "(?:(?!\\ufeff)\\s|[\\u001c-\\u001f\\u0085])";

/** A rule that has nothing to mend. */
export function plainRule({
  change,
  ...rule
}: Omit<CleaningRule, "reference" | "mended"> & { change: (text: string) => string }): CleaningRule {
  return { ...rule, reference: change, mended: change };
}
