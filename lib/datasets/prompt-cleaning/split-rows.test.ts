import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type RowSplitter, splitArray, splitLines } from "./split-rows";

const encode = (text: string) => new TextEncoder().encode(text);

function split(splitter: RowSplitter, bytes: Uint8Array, cuts: readonly number[]): string[] {
  const places = [0, ...[...cuts].sort((a, b) => a - b), bytes.length];
  const found = places.slice(1).flatMap((end, at) => splitter.push(bytes.subarray(places[at], end)));
  return [...found, ...splitter.end()];
}

/** Values with brackets, quotes, commas, backslashes and characters of several bytes in their texts and names. */
const trouble = fc.string({
  unit: fc.constantFrom('"', "\\", "[", "]", "{", "}", ",", ":", "a", "é", "海", "🦊", "\n", "\t"),
});
const { value } = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    trouble,
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.constantFrom(null, true, false),
    fc.array(tie("value"), { maxLength: 3 }),
    fc.dictionary(trouble, tie("value"), { maxKeys: 3 }),
  ),
}));
const space = fc.constantFrom(undefined, 1, "\t");

describe("a JSON array in pieces", () => {
  it("gives the same items as reading it whole, wherever it is cut", () => {
    fc.assert(
      fc.property(
        fc.array(value, { maxLength: 6 }),
        space,
        fc.infiniteStream(fc.nat()),
        (items, indent, cuts) => {
          const bytes = encode(` ${JSON.stringify(items, null, indent)}\n`);
          const places = [...cuts.take(5)].map((cut) => cut % (bytes.length + 1));
          const found = split(splitArray(), bytes, places).map((text) => JSON.parse(text));
          expect(found).toEqual(JSON.parse(JSON.stringify(items)));
        },
      ),
    );
  });

  it("gives the same items cut at every single byte", () => {
    const items = [{ 'q"]': 'a\\\\"]},{', b: ["海", [1, 2], {}] }, "[,]", [], {}, 1.5e-3, null, "🦊"];
    const bytes = encode(JSON.stringify(items, null, 1));
    const bytewise = Array.from({ length: bytes.length - 1 }, (_, at) => at + 1);
    expect(split(splitArray(), bytes, bytewise).map((text) => JSON.parse(text))).toEqual(items);
    for (const cut of bytewise) {
      expect(split(splitArray(), bytes, [cut]).map((text) => JSON.parse(text))).toEqual(items);
    }
  });

  it("has no items where it is empty", () => {
    expect(split(splitArray(), encode(" [ \n ] "), [2])).toEqual([]);
  });

  it.each([
    ['[{"a":1},{"b"', "the file ends in the middle"],
    ["[1,,2]", "an item is missing"],
    ["[1,]", "an item is missing"],
    ["[1] 2", "something else follows"],
    ["[1}", "a brace ends the array"],
  ])("refuses %j, because %s", (text, why) => {
    expect(() => split(splitArray(), encode(text), [])).toThrow(why);
  });
});

describe("lines in pieces", () => {
  it("are the same as reading them whole, wherever they are cut, and blank ones are none", () => {
    const line = fc.string({ unit: fc.constantFrom("a", " ", "é", "海", "🦊", "\r", "\t") });
    fc.assert(
      fc.property(fc.array(line), fc.infiniteStream(fc.nat()), (lines, cuts) => {
        const text = lines.join("\n");
        const bytes = encode(text);
        const places = [...cuts.take(5)].map((cut) => cut % (bytes.length + 1));
        expect(split(splitLines(), bytes, places)).toEqual(
          text.split("\n").filter((one) => one.trim() !== ""),
        );
      }),
    );
  });
});
