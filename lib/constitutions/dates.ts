/** A year, or a month of a year, as a text states it. `month` is counted from 1, null where it is not said. */
export type StatedDate = { year: number; month: number | null; words: string };

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const MONTH =
  "(Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)";
const DAY = "(?:\\s+\\d{1,2}(?:st|nd|rd|th)?)?";
const YEAR = "((?:19|20)\\d\\d)(?!\\d)";
// `June 2024`, `Sept-2021`, `March of 2024`, `June 15, 2024`; `2024-06`; `2024`.
const DATE = new RegExp(
  `\\b${MONTH}\\.?${DAY}(?:\\s+of)?[\\s,-]+${YEAR}|(?<!\\d)${YEAR}(?:-(0[1-9]|1[0-2])(?!\\d))?`,
  "gi",
);

/** The dates of the last and this century in `text`, in order. */
export function datesIn(text: string): StatedDate[] {
  return Array.from(text.matchAll(DATE), ([words, name, yearAfterMonth, year, number]) => ({
    year: Number(yearAfterMonth ?? year),
    month:
      name !== undefined
        ? MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1
        : number === undefined
          ? null
          : Number(number),
    words,
  }));
}

/** Whether both can be said of one date: a year agrees with each of its months. */
export function agree(one: StatedDate, other: StatedDate): boolean {
  return one.year === other.year && (one.month === null || other.month === null || one.month === other.month);
}
