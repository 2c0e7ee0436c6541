import fc from "fast-check";
import { expect, test } from "vitest";
import { formatColumns, moveEntry, parseColumns, readColumn, type SaidColumn } from "./column-draft";

const number = fc.integer({ min: 1, max: 40 });
const change = fc.oneof(
  fc.record({ kind: fc.constant("principle_off" as const), number }),
  fc.record({ kind: fc.constant("principle_text" as const), number, text: fc.string() }),
  fc.record({ kind: fc.constant("gaps" as const), gaps: fc.constantFrom("keep" as const, "close" as const) }),
  fc.record({ kind: fc.constant("exemplars_swapped" as const), one: number, other: number }),
  fc.record({
    kind: fc.constant("exemplar" as const),
    exemplar: number,
    with: fc.record({
      turns: fc.array(fc.record({ user: fc.string(), thoughts: fc.string(), reply: fc.string() }), {
        minLength: 1,
        maxLength: 2,
      }),
      reset: fc.constant(null),
    }),
  }),
);
const said = fc.record(
  {
    constitutionId: fc.option(number),
    version: fc.oneof(fc.constant("draft" as const), fc.option(number)),
    changes: fc.array(change, { minLength: 1, maxLength: 3 }),
    serverId: fc.option(number),
    model: fc.option(fc.string({ maxLength: 200 })),
    temperature: fc.option(fc.constantFrom(0, 0.5, 1.25)),
    topP: fc.option(fc.constantFrom(0.9, 1)),
    maxTokens: fc.option(number),
    seed: fc.option(fc.nat()),
  },
  { requiredKeys: [] },
);

test("what is read from an address is what was written to it, field by field", () => {
  fc.assert(
    fc.property(fc.array(said, { minLength: 1, maxLength: 6 }), (columns: SaidColumn[]) => {
      expect(parseColumns(formatColumns(columns))).toEqual(columns);
    }),
  );
});

test("an address that holds something else is not read as columns", () => {
  for (const text of [
    "",
    "{}",
    "[]",
    '[{"t":"hot"}]',
    '[{"v":0}]',
    "[1]",
    JSON.stringify(Array(7).fill({})),
  ]) {
    expect(parseColumns(text)).toBeNull();
  }
});

test("a column that lacks something says which, and the server's own model is asked for by none", () => {
  const draft = {
    constitutionId: 1,
    version: "draft" as const,
    changes: [],
    serverId: 2,
    model: "  ",
    temperature: 0,
    topP: 1,
    maxTokens: 10,
    seed: 0,
  };
  expect(readColumn(draft)).toMatchObject({ column: { model: null, seed: 0, sampling: { temperature: 0 } } });
  expect(readColumn({ ...draft, serverId: null })).toEqual({ error: "There is no server yet." });
  expect(readColumn({ ...draft, temperature: null })).toEqual({ error: "The temperature goes from 0 to 2." });
});

test("moving past an end leaves the order as it is", () => {
  expect(moveEntry(["a", "b", "c"], 0, 1)).toEqual(["b", "a", "c"]);
  expect(moveEntry(["a", "b", "c"], 2, 1)).toEqual(["a", "b", "c"]);
});
