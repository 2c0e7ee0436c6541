import { PYTHON_DIGIT, PYTHON_SPACE } from "../cleaning-rule";

const FRACTION = `${PYTHON_DIGIT}+${PYTHON_SPACE}*/${PYTHON_SPACE}*${PYTHON_DIGIT}+`;

/** “1/2” at the very start. */
export const LEADING_FRACTION = new RegExp(`^${FRACTION}`, "u");
/** At the end, or before the line feed that ends the text: that is what `$` means in Python. */
export const TRAILING_FRACTION = new RegExp(`${FRACTION}(?=\\n?$)`, "u");

/** A page shows where a reader is as “2 / 3”: with spaces, and never beyond the last one. */
export function isPager(text: string): boolean {
  const [, at, of] = /^(\d+)\s+\/\s+(\d+)$/.exec(text) ?? [];
  return at !== undefined && of !== undefined && Number(at) <= Number(of);
}
