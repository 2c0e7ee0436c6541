/** Records a page. */
export const PAGE = 200;
/** Pages asked for before they are seen, in the direction in which one scrolls. */
const AHEAD = 3;
/** Pages of one list that stay in memory; those that are further away than others go first. */
const PAGES_KEPT = 24;

/** Rows by place, from 0; `last` inclusive. */
export type RowRange = { first: number; last: number };

export const pageOf = (row: number) => Math.floor(row / PAGE);

/** The pages to have for `range`: what is seen first, then ahead, then one behind. `total` null: it is not known. */
export function pagesWanted(range: RowRange, direction: 1 | -1, total: number | null): number[] {
  const [from, to] = [pageOf(range.first), pageOf(range.last)];
  const end = total === null ? to + 1 : pageOf(Math.max(0, total - 1));
  const seen = Array.from({ length: to - from + 1 }, (_, i) => from + i);
  const ahead = Array.from({ length: AHEAD }, (_, i) => (direction === 1 ? to + 1 + i : from - 1 - i));
  const behind = direction === 1 ? from - 1 : to + 1;
  return [...seen, ...ahead, behind].filter((page) => page >= 0 && page <= end);
}

/** Those of `loaded` that are too many, farthest first. */
export function pagesToDrop(loaded: readonly number[], around: number): number[] {
  return [...loaded].sort((a, b) => Math.abs(a - around) - Math.abs(b - around)).slice(PAGES_KEPT);
}

/** A page as far as it tells where the list ends. */
type PageEnd = { page: number; length: number; hasNext: boolean };

/**
 * How many rows there are, as far as counts and pages tell. An exact count is the truth. Beside an estimate, a page
 * with nothing after it names the end, and one with more after it moves an end that was too near.
 */
export function rowsKnown(
  matching: { count: number; isEstimate: boolean } | null,
  pages: readonly PageEnd[],
): number {
  if (matching !== null && !matching.isEstimate) return matching.count;
  const last = pages.find(({ hasNext, length, page }) => !hasNext && (length > 0 || page === 0));
  if (last !== undefined) return last.page * PAGE + last.length;
  const seen = pages.map(({ page, length, hasNext }) => page * PAGE + length + (hasNext ? PAGE : 0));
  const beyondTheEnd = pages.filter(({ length }) => length === 0).map(({ page }) => page * PAGE);
  return Math.min(Number.POSITIVE_INFINITY, ...beyondTheEnd, Math.max(matching?.count ?? PAGE, ...seen));
}
