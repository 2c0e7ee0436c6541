import fc from "fast-check";
import { expect, test } from "vitest";
import {
  columnNames,
  defaultColumns,
  moveColumn,
  resizeColumn,
  tableColumnsSchema,
  toggleColumn,
} from "./table-columns";

const move = fc.oneof(
  fc.record({ kind: fc.constant("toggle" as const), name: fc.constantFrom(...columnNames) }),
  fc.record({
    kind: fc.constant("move" as const),
    name: fc.constantFrom(...columnNames),
    by: fc.constantFrom(-1 as const, 1 as const),
  }),
  fc.record({
    kind: fc.constant("resize" as const),
    name: fc.constantFrom(...columnNames),
    width: fc.option(fc.integer({ min: -50, max: 5_000 })),
  }),
);

test("whatever is done to the columns of a table, they can be kept", () => {
  fc.assert(
    fc.property(fc.array(move), (moves) => {
      let columns = defaultColumns;
      for (const one of moves) {
        if (one.kind === "toggle") columns = toggleColumn(columns, one.name);
        else if (one.kind === "move") columns = moveColumn(columns, one.name, one.by);
        else columns = resizeColumn(columns, one.name, one.width);
        expect(tableColumnsSchema.parse(columns)).toEqual(columns);
      }
    }),
  );
});

test("a column that is moved to and fro, or shown and hidden, leaves the others as they were", () => {
  const there = moveColumn(defaultColumns, "verdict", 1);
  expect(there.map(({ name }) => name).slice(3, 5)).toEqual(["reply", "verdict"]);
  expect(moveColumn(there, "verdict", -1)).toEqual(defaultColumns);
  expect(moveColumn(defaultColumns, "number", -1)).toEqual(defaultColumns);
  expect(toggleColumn(toggleColumn(defaultColumns, "topic"), "topic")).toEqual(defaultColumns);
});

test("the request cannot be hidden, and a column can have its own width again", () => {
  expect(toggleColumn(defaultColumns, "request")).toEqual(defaultColumns);
  expect(tableColumnsSchema.safeParse([{ name: "number" }]).success).toBe(false);
  expect(tableColumnsSchema.safeParse([{ name: "request" }, { name: "request" }]).success).toBe(false);
  const wide = resizeColumn(defaultColumns, "reply", 9_999);
  expect(wide.find(({ name }) => name === "reply")?.width).toBe(1_200);
  expect(resizeColumn(wide, "reply", null)).toEqual(defaultColumns);
});
