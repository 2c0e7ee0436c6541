import fc from "fast-check";
import { expect, test } from "vitest";
import { formatPlace, moveInMatrix, parsePlace } from "./board-moves";

test("arrows move by one cell, Home and End to the ends of the row", () => {
  const from = { probe: 1, column: 1 };
  const to = (key: string) => moveInMatrix(from, key, 3, 4);
  expect(to("ArrowUp")).toEqual({ probe: 0, column: 1 });
  expect(to("ArrowDown")).toEqual({ probe: 2, column: 1 });
  expect(to("ArrowLeft")).toEqual({ probe: 1, column: 0 });
  expect(to("ArrowRight")).toEqual({ probe: 1, column: 2 });
  expect(to("Home")).toEqual({ probe: 1, column: 0 });
  expect(to("End")).toEqual({ probe: 1, column: 3 });
  expect(to("x")).toBeNull();
});

test("no key leads out of the matrix", () => {
  const keys = fc.constantFrom("ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight", "Home", "End");
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 9 }),
      fc.integer({ min: 1, max: 6 }),
      fc.array(keys),
      (rows, columns, presses) => {
        let place = { probe: 0, column: 0 };
        for (const key of presses) place = moveInMatrix(place, key, rows, columns) ?? place;
        expect(place.probe).toBeGreaterThanOrEqual(0);
        expect(place.probe).toBeLessThan(rows);
        expect(place.column).toBeGreaterThanOrEqual(0);
        expect(place.column).toBeLessThan(columns);
      },
    ),
  );
});

test("a cell's place goes into an address and comes back; anything else is no place", () => {
  fc.assert(
    fc.property(fc.nat(499), fc.nat(5), (probe, column) => {
      expect(parsePlace(formatPlace({ probe, column }))).toEqual({ probe, column });
    }),
  );
  for (const text of ["", "0.1", "1", "1.0", "a.b", "1.2.3"]) expect(parsePlace(text)).toBeNull();
});
