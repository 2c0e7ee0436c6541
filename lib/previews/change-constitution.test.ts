import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { showConstitution } from "@/lib/constitutions/show-constitution";
import { arbitraryConstitution } from "@/testing/arbitrary-constitution";
import { leakyConstitution as mirra } from "@/testing/leaky-constitution";
import { changeConstitution } from "./change-constitution";
import type { ColumnChange } from "./column";

const users = (changes: ColumnChange[]) =>
  changeConstitution(mirra, changes).exemplars.map(({ turns }) => turns[0]?.user.split(" ")[0]);

describe("a column's changes", () => {
  it("turn principles off, so that the model is shown neither them nor their citations", () => {
    const shown = showConstitution(changeConstitution(mirra, [{ kind: "principle_off", number: 2 }]));
    expect(shown.principles.map(({ number }) => number)).toEqual([1, 3]);
    expect(JSON.stringify(shown.exemplars)).not.toContain("2 (helpful)");
  });

  it("word a principle or the preamble anew, and say what becomes of gaps", () => {
    const changed = changeConstitution(mirra, [
      { kind: "principle_text", number: 1, text: "Mirra says so." },
      { kind: "preamble", text: "Meet Mirra." },
      { kind: "gaps", gaps: "close" },
    ]);
    expect(changed).toMatchObject({ preamble: "Meet Mirra.", gaps: "close" });
    expect(changed.principles[0]).toEqual({ number: 1, name: "honest", text: "Mirra says so." });
  });

  it("name exemplars by the place they came from, whatever was swapped or left out before", () => {
    expect(users([])).toEqual(["Who", "Who", "Sort", "Do", "Which"]);
    const swapped: ColumnChange = { kind: "exemplars_swapped", one: 0, other: 4 };
    expect(users([swapped])).toEqual(["Which", "Who", "Sort", "Do", "Who"]);
    expect(users([swapped, { kind: "exemplar_off", exemplar: 4 }])).toEqual(["Who", "Sort", "Do", "Who"]);
    expect(users([{ kind: "exemplar_off", exemplar: 4 }, swapped])).toEqual(["Who", "Sort", "Do", "Who"]);
    const replacement = { turns: [{ user: "New one", thoughts: "", reply: "" }], reset: null };
    expect(users([swapped, { kind: "exemplar", exemplar: 0, with: replacement }]).at(-1)).toBe("New");
  });

  it("are refused where they name what is not there", () => {
    const change = (one: ColumnChange) => () => changeConstitution(mirra, [one]);
    expect(change({ kind: "principle_off", number: 12 })).toThrowError("There is no principle 12 to change.");
    expect(change({ kind: "exemplar_off", exemplar: 5 })).toThrowError(
      "There is no exemplar 6 to change; there are 5.",
    );
  });

  it("of none leave any constitution as it is; two swaps of the same undo each other", () => {
    fc.assert(
      fc.property(arbitraryConstitution, fc.nat(2), fc.nat(2), (constitution, one, other) => {
        expect(changeConstitution(constitution, [])).toEqual(constitution);
        const last = constitution.exemplars.length - 1;
        fc.pre(one <= last && other <= last);
        const swap: ColumnChange = { kind: "exemplars_swapped", one, other };
        expect(changeConstitution(constitution, [swap, swap])).toEqual(constitution);
      }),
    );
  });

  it("never touch what they were made from", () => {
    fc.assert(
      fc.property(arbitraryConstitution, (constitution) => {
        const before = structuredClone(constitution);
        const changes: ColumnChange[] = [
          ...constitution.principles.map(({ number }) => ({ kind: "principle_off" as const, number })),
          ...constitution.exemplars.map((_, exemplar) => ({ kind: "exemplar_off" as const, exemplar })),
        ];
        const changed = changeConstitution(constitution, changes);
        expect(showConstitution(changed)).toMatchObject({ principles: [], exemplars: [] });
        expect(constitution).toEqual(before);
      }),
    );
  });
});
