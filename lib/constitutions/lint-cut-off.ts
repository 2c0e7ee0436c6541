import { applyFix } from "./apply-fix";
import { type Constitution, isEnabled, type Principle } from "./constitution";
import { agree, datesIn, type StatedDate } from "./dates";
import { describePlace, type Finding, type FindingPlace } from "./finding";
import type { Fix } from "./fix";
import { fillVariables, textValues } from "./template";

/** What is said to be the date: whose words they are, and how a text would say it by itself. */
type Reference = { says: string; dates: StatedDate[]; template: string | null };

/**
 * The date knowledge ends, where texts state it differently: the preamble and the principles against the cut-off
 * that was authored, else the principles against the preamble. A year agrees with each of its months.
 */
export function lintCutOff(constitution: Constitution): Finding[] {
  const { preamble, principles } = constitution;
  const values = textValues(constitution);
  const datesOf = (text: string) => datesIn(fillVariables(text, values));
  const stated = datesIn(values.cut_off);
  const reference: Reference =
    stated.length > 0
      ? { says: "the cut-off is", dates: stated, template: "{{cut_off}}" }
      : { says: "the preamble says", dates: datesOf(preamble), template: null };
  if (reference.dates.length === 0) return [];
  const dated = principles.filter((one) => isEnabled(one) && datesOf(one.text).length > 0);
  // The principle that owns the subject speaks for it; another date elsewhere may be about anything.
  const owner = dated.find(({ name }) => name === "dated knowledge");
  return [
    ...(stated.length > 0 ? lintText(constitution, preamble, null, reference) : []),
    ...(owner === undefined ? dated : [owner]).flatMap((principle) =>
      lintText(constitution, principle.text, principle, reference),
    ),
  ];
}

/** `principle` null: the text is the preamble. */
function lintText(
  constitution: Constitution,
  text: string,
  principle: Principle | null,
  reference: Reference,
): Finding[] {
  const dates = datesIn(fillVariables(text, textValues(constitution)));
  if (dates.length === 0 || doAgree(dates, reference.dates)) return [];
  const place: FindingPlace =
    principle === null ? { kind: "preamble" } : { kind: "principle", number: principle.number };
  const message = `${describePlace(place)} says ${wordsOf(dates)}; ${reference.says} ${wordsOf(reference.dates)}.`;
  const fixes = dateFixes(constitution, dates, principle, reference);
  return [{ code: "cut_off_differs", severity: "warning", message, place, fixes }];
}

/** Where either side states several dates, only the author knows which is which. */
function dateFixes(
  constitution: Constitution,
  dates: readonly StatedDate[],
  principle: Principle | null,
  { dates: right, template }: Reference,
): Fix[] {
  const [from, ...others] = distinctWords(dates);
  const [reads, ...more] = distinctWords(right);
  if (from === undefined || reads === undefined || others.length > 0 || more.length > 0) return [];
  const [onOneLine, number] = [reads.replace(/\s+/g, " "), principle?.number ?? null];
  if (template !== null && /[\r\n]/.test(textValues(constitution).cut_off)) return [];
  const to = template ?? onOneLine;
  const fix: Fix = { kind: "replace_date", principle: number, from, to, reads: onOneLine };
  const after = applyFix(constitution, fix);
  const text = number === null ? after.preamble : after.principles.find((p) => p.number === number)?.text;
  const now = datesIn(fillVariables(text ?? "", textValues(after)));
  // A date that a variable brought in is not in the text to be replaced.
  return doAgree(now, right) ? [fix] : [];
}

const doAgree = (some: readonly StatedDate[], others: readonly StatedDate[]) =>
  some.some((one) => others.some((other) => agree(one, other)));
const distinctWords = (dates: readonly StatedDate[]) => [...new Set(dates.map(({ words }) => words))];
const wordsOf = (dates: readonly StatedDate[]) => distinctWords(dates).join(", ");
