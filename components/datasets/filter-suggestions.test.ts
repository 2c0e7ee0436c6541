import { expect, test } from "vitest";
import { filterKinds } from "@/lib/datasets/filter-url";
import { filterGroups, suggestionsFor } from "./filter-suggestions";

test("every kind of filter can be added from the menu, but for words, which have the search box", () => {
  const offered = filterGroups.flatMap(({ kinds }) => kinds);
  expect([...offered, "words"].sort()).toEqual([...filterKinds].sort());
});

test("values that are counted are offered with their counts, in the words of the facet", () => {
  const facets = {
    matching: { count: 3, isEstimate: false },
    unsearchable: 0,
    facets: {
      reason: { values: [{ value: "exemplar_leak", count: 2 }], otherValues: 0, isEstimate: false },
      tag: { values: [{ value: "", count: 1 }], otherValues: 0, isEstimate: false },
    },
    histograms: {},
  };
  const source = { facets, builds: [], presetNames: ["paper", "paper"], principles: [] };
  expect(suggestionsFor("reason", source)).toEqual([
    { value: "exemplar_leak", label: "copies an exemplar", count: 2 },
  ]);
  expect(suggestionsFor("tag", source)).toEqual([{ value: "", label: "no tag", count: 1 }]);
  expect(suggestionsFor("preset", source)).toEqual([{ value: "paper", label: "paper", count: null }]);
  expect(suggestionsFor("step", source).map(({ value }) => value)).toContain("self-align");
});
