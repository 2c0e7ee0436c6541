import { expect, test } from "vitest";
import { arcPath, sunburstArcs } from "./sunburst-arcs";

const verbs = [
  {
    verb: "write",
    count: 6,
    nouns: [
      { noun: "poem", count: 3 },
      { noun: "letter", count: 1 },
    ],
  },
  { verb: "list", count: 2, nouns: [{ noun: "river", count: 2 }] },
];

test("verbs fill the ring, and nouns stand outside their own verb", () => {
  const { inner, outer } = sunburstArcs({ verbs });
  expect(inner.map(({ from, to }) => [from, to])).toEqual([
    [0, 0.75],
    [0.75, 1],
  ]);
  expect(outer.map(({ key, from, to }) => [key, from, to])).toEqual([
    ["write poem", 0, 0.375],
    ["write letter", 0.375, 0.5],
    ["list river", 0.75, 1],
  ]);
});

test("a single verb has a ring that is drawn, and no verb has none", () => {
  expect(arcPath({ from: 0, to: 1 }, 40, 80)).toMatch(/^M0\.00,-40\.00L.*Z$/);
  expect(sunburstArcs({ verbs: [] })).toEqual({ inner: [], outer: [] });
});
