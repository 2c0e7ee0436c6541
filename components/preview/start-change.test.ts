import { expect, test } from "vitest";
import { changeConstitution } from "@/lib/previews/change-constitution";
import { sampleConstitution } from "@/testing/sample-constitution";
import { type ChangeKind, changeTitles, startChange } from "./start-change";

const base = sampleConstitution();
const kinds = Object.keys(changeTitles) as ChangeKind[];

test("every change begins with something that is there and can be made", () => {
  for (const kind of kinds) {
    const change = startChange(kind, base, []);
    expect(change?.kind).toBe(kind);
    if (change !== null) expect(() => changeConstitution(base, [change])).not.toThrow();
  }
});

test("a reworded text begins as it is", () => {
  for (const kind of ["principle_text", "preamble", "exemplar"] as const) {
    const change = startChange(kind, base, []);
    if (change !== null) expect(changeConstitution(base, [change])).toEqual(base);
  }
});

test("the next change of a kind speaks of the next thing, until none is left", () => {
  const first = startChange("principle_off", base, []);
  const second = startChange("principle_off", base, first === null ? [] : [first]);
  expect(second).not.toEqual(first);
  const all = base.principles.map(({ number }) => ({ kind: "principle_off" as const, number }));
  expect(startChange("principle_off", base, all)).toBeNull();
  expect(startChange("preamble", base, [{ kind: "preamble", text: "" }])).toBeNull();
});
