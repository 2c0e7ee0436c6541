import { expect, test } from "vitest";
import { columnLabel, namedColumnLabel } from "./column-label";

test("a column is called after its version and what it changes", () => {
  expect(columnLabel({ version: 7, changes: [] })).toBe("Version 7");
  expect(
    columnLabel({
      version: "draft",
      changes: [
        {
          kind: "exemplar",
          exemplar: 1,
          with: { turns: [{ user: "", thoughts: "", reply: "" }], reset: null },
        },
        { kind: "principle_off", number: 12 },
      ],
    }),
  ).toBe("Draft, without 12, exemplar 2 changed");
});

test("every change has its words, and principles that are off are named together", () => {
  const label = columnLabel({
    version: 3,
    changes: [
      { kind: "principle_off", number: 1 },
      { kind: "principle_off", number: 4 },
      { kind: "principle_off", number: 9 },
      { kind: "gaps", gaps: "close" },
      { kind: "principle_text", number: 2, text: "" },
      { kind: "preamble", text: "" },
      { kind: "exemplar_off", exemplar: 0 },
      { kind: "exemplars_swapped", one: 1, other: 2 },
    ],
  });
  expect(label).toBe(
    "Version 3, without 1, 4 and 9, numbers closed up, 2 reworded, preamble reworded, without exemplar 1, exemplars 2 and 3 swapped",
  );
});

test("in a list it stands behind the constitution's name", () => {
  expect(namedColumnLabel("Heron", "Version 7, without 12")).toBe("Heron version 7, without 12");
});
