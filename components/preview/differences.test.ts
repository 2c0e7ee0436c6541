import { expect, test } from "vitest";
import { changeConstitution } from "@/lib/previews/change-constitution";
import type { Column, ColumnChange } from "@/lib/previews/column";
import { sampleConstitution } from "@/testing/sample-constitution";
import { constitutionDifferences, settingDifferences } from "./differences";

const first = sampleConstitution();
const differ = (...changes: ColumnChange[]) =>
  constitutionDifferences(first, changeConstitution(first, changes)).map((one) =>
    one.kind === "principle" ? `${one.number} ${one.how}` : one.words,
  );

test("the head names the principles that are off or reworded, then the rest, and nothing for a copy", () => {
  expect(differ()).toEqual([]);
  expect(
    differ(
      { kind: "preamble", text: "Another beginning." },
      { kind: "principle_text", number: 2, text: "Say it another way." },
      { kind: "principle_off", number: 1 },
    ),
  ).toEqual(["1 off", "2 changed", "preamble"]);
});

test("closing the gap is told only where there is one", () => {
  expect(differ({ kind: "gaps", gaps: "close" })).toEqual([]);
  expect(differ({ kind: "gaps", gaps: "close" }, { kind: "principle_off", number: 1 })).toEqual([
    "1 off",
    "numbers closed up",
  ]);
});

test("an exemplar that is left out or reworded is named by its place", () => {
  expect(differ({ kind: "exemplar_off", exemplar: 0 })).toEqual(["without exemplar 1"]);
  const [exemplar] = first.exemplars;
  if (exemplar === undefined) throw new Error("The sample has exemplars.");
  expect(differ({ kind: "exemplar", exemplar: 0, with: { ...exemplar, reset: null } })).toEqual([
    "exemplar 1",
  ]);
});

test("another setting is told with its value", () => {
  const column: Column = {
    constitutionId: 1,
    version: 1,
    changes: [],
    serverId: 1,
    model: null,
    sampling: { temperature: 0.5, topP: 0.95, maxTokens: 512 },
    seed: 1187,
  };
  const named = { column, constitution: "Alder", server: "orchard-01" };
  const other = { ...column, sampling: { ...column.sampling, temperature: 0 }, seed: 2 };
  expect(settingDifferences(named, named)).toEqual([]);
  expect(settingDifferences(named, { ...named, column: other })).toEqual([
    { kind: "setting", words: "temperature 0" },
    { kind: "setting", words: "seed 2" },
  ]);
});
