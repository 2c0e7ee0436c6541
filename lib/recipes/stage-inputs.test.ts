import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalInputs, type StageInputs, whatChanged } from "./stage-inputs";

const name = fc.constantFrom("a", "b", "c");
const number = fc.integer({ min: 1, max: 3 });
const mark = fc.record({
  key: name,
  iteration: fc.constant(0),
  title: fc.constant("Topics"),
  datasetId: fc.option(number),
  kept: number,
  lastRecordId: fc.option(number),
});
const oneOfEach = { selector: (one: { key: string }) => one.key, maxLength: 2 };
const someInputs: fc.Arbitrary<StageInputs> = fc.record({
  // A name and a number belong to their hash.
  constitution: fc.option(number.map((n) => ({ name: "Mirra", number: n, contentHash: `hash ${n}` }))),
  templates: fc.uniqueArray(
    fc.record({ role: name, number }).map(({ role, number: n }) => ({
      role,
      name: role,
      number: n,
      contentHash: `${role} ${n}`,
    })),
    { selector: (one) => one.role, maxLength: 2 },
  ),
  seeds: fc.option(fc.record({ seedSetId: number, name: fc.constant("Seeds"), lastChangeId: number })),
  sources: fc.uniqueArray(mark, oneOfEach),
  earlier: fc.uniqueArray(mark, oneOfEach),
  server: fc.option(fc.record({ id: number, name: fc.constant("orchard"), model: name })),
  settings: fc.dictionary(name, name, { maxKeys: 2 }),
});

const someParts = fc.subarray([
  "constitution",
  "templates",
  "seeds",
  "sources",
  "server",
  "settings",
] as const);

/** Lists that are sets: the order of templates and of sources says nothing about what changed. */
const inOrder = (inputs: StageInputs): StageInputs => ({
  ...inputs,
  templates: [...inputs.templates].sort((a, b) => a.role.localeCompare(b.role)),
  sources: [...inputs.sources].sort((a, b) => a.key.localeCompare(b.key)),
  earlier: [...inputs.earlier].sort((a, b) => a.key.localeCompare(b.key)),
});

describe("what a stage was made from", () => {
  it("tells a change exactly where a hash of it would differ", () => {
    fc.assert(
      fc.property(someInputs, someInputs, someParts, (one, other, parts) => {
        // Alike but for some parts: two whole ones would hardly ever be equal.
        const changed = Object.fromEntries(parts.map((part) => [part, other[part]]));
        const [then, now] = [inOrder(one), inOrder({ ...one, ...changed })];
        // Which stage a dataset is of is told by name; the hash is of the records alone.
        const keysOf = (inputs: StageInputs) =>
          inputs.sources
            .concat(inputs.earlier)
            .map(({ key }) => key)
            .join();
        fc.pre(keysOf(then) === keysOf(now) && then.sources.length === now.sources.length);
        expect(whatChanged(then, now).length === 0).toBe(canonicalInputs(then) === canonicalInputs(now));
      }),
      { numRuns: 2000 },
    );
    fc.assert(
      fc.property(someInputs, (inputs) => {
        expect(whatChanged(inputs, inputs)).toEqual([]);
      }),
    );
  });

  it("is told in sentences that say what it is now and what it was", () => {
    const then: StageInputs = {
      constitution: { name: "Mirra", number: 3, contentHash: "x" },
      templates: [],
      seeds: { seedSetId: 1, name: "Starting set", lastChangeId: 4 },
      sources: [{ key: "a", iteration: 0, title: "Prompts", datasetId: 7, kept: 2000, lastRecordId: 9 }],
      earlier: [],
      server: { id: 1, name: "orchard", model: "base" },
      settings: { target: "2000" },
    };
    const [source] = then.sources;
    const now: StageInputs = {
      ...then,
      constitution: { name: "Mirra", number: 4, contentHash: "y" },
      seeds: { seedSetId: 1, name: "Starting set", lastChangeId: 5 },
      sources: source === undefined ? [] : [{ ...source, datasetId: 8 }],
      server: { id: 2, name: "meadow", model: "engraved" },
      settings: { target: "60" },
    };
    expect(whatChanged(then, now)).toEqual([
      "The constitution is Mirra version 4 now; it was Mirra version 3.",
      "The seed prompts of “Starting set” were changed since.",
      "Prompts was made again.",
      "The model is engraved now; it was base.",
      "Its settings were changed: target.",
    ]);
  });
});
