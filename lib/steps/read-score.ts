/** What a judge wrote, as far as it can be read. `score`: 1 to 10, null where none can be. */
export type Judgement = { score: number | null; explanation: string };

// Python's `\W` and `\d` know all scripts: `１０` is a ten, and no letter is skipped on the way to it.
const NOT_WORDS = /^[^\p{L}\p{N}_]+/u;
const LEADING = /^\p{Nd}+(?:\.\p{Nd}+)?/u;
const BEFORE_BARS = /(\p{Nd}+(?:\.\p{Nd}+)?)\s*\|\|/u;
const GROWING = /[\p{Nd}.]+$/u;
const BARS = "||";

/**
 * Reads `<score>||<explanation>`: what is no word at the start is skipped; a number that then leads is the score,
 * rounded half to even, and none where it is not 1 to 10; otherwise the number before the first `||` that has one is.
 * With `isFinal` false, nothing is read that a longer text could take back: the 1 of a 10.
 * Total. Source: I-SHEEP, the reading of its self-assessment.
 */
export function readScore(text: string, { isFinal }: { isFinal: boolean }): Judgement {
  const begun = text.replace(NOT_WORDS, "");
  const settled = isFinal ? begun : begun.replace(GROWING, "");
  const leading = LEADING.exec(settled)?.[0];
  const written = leading ?? BEFORE_BARS.exec(settled)?.[1];
  const score = written === undefined ? null : validScore(written);
  const bars = begun.indexOf(BARS);
  if (bars >= 0) return { score, explanation: begun.slice(bars + BARS.length).trim() };
  const explanation = leading === undefined ? begun : begun.slice(leading.length).replace(NOT_WORDS, "");
  return { score, explanation: isFinal ? explanation.trim() : "" };
}

function validScore(written: string): number | null {
  const score = roundHalfEven(Number(written.replace(/\p{Nd}/gu, (digit) => String(digitValue(digit)))));
  return score >= 1 && score <= 10 ? score : null;
}

/** As Python's `round`: 8.5 becomes 8, 9.5 becomes 10. For numbers that are not negative. */
function roundHalfEven(value: number): number {
  const below = Math.floor(value);
  const over = value - below;
  if (over !== 0.5) return over < 0.5 ? below : below + 1;
  return below % 2 === 0 ? below : below + 1;
}

/** Of a decimal digit of any script. Unicode gives each script its ten in a row, from zero on. */
function digitValue(digit: string): number {
  const code = digit.codePointAt(0) ?? 0;
  let first = code;
  while (first > 0 && /\p{Nd}/u.test(String.fromCodePoint(first - 1))) first -= 1;
  return (code - first) % 10;
}
