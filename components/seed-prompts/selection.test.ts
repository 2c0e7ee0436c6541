import { expect, it } from "vitest";
import { noSelection, toggled, toggledAll, withoutGone } from "./selection";

const rows = [5, 3, 8, 1].map((id) => ({ id }));
const ids = (selection: { ids: ReadonlySet<number> }) => [...selection.ids].sort();

it("chooses a row, and no longer", () => {
  const one = toggled(noSelection, rows, 3, false);
  expect(ids(one)).toEqual([3]);
  expect(ids(toggled(one, rows, 3, false))).toEqual([]);
});

it("reaches from the last row to the one that is shift-clicked, either way, as the last one is", () => {
  const from = toggled(noSelection, rows, 8, false);
  const up = toggled(from, rows, 5, true);
  expect(ids(up)).toEqual([3, 5, 8]);
  expect(ids(toggled(up, rows, 1, true))).toEqual([1, 3, 5, 8]);
  const off = toggled(toggledAll(noSelection, rows), rows, 3, false);
  expect(ids(toggled(off, rows, 8, true))).toEqual([1, 5]);
});

it("is a plain click where there is nothing to reach from", () => {
  expect(ids(toggled(noSelection, rows, 8, true))).toEqual([8]);
  const hidden = toggled(noSelection, rows, 8, false);
  expect(ids(toggled(hidden, rows.slice(0, 2), 3, true))).toEqual([3, 8]);
});

it("chooses all that match beside what else is chosen, then none of them", () => {
  const some = toggled(noSelection, rows, 1, false);
  const all = toggledAll(some, rows.slice(0, 2));
  expect(ids(all)).toEqual([1, 3, 5]);
  expect(ids(toggledAll(all, rows.slice(0, 2)))).toEqual([1]);
});

it("forgets what is gone, and stays the very same where nothing is", () => {
  const all = toggledAll(noSelection, rows);
  expect(ids(withoutGone(all, rows.slice(1)))).toEqual([1, 3, 8]);
  expect(withoutGone(all, rows)).toBe(all);
});
