import { expect, test } from "vitest";
import { type ExportDraft, startDraft, wishOf } from "./export-draft";

const draft = (given: Partial<ExportDraft>): ExportDraft => ({ ...startDraft("Tides"), ...given });

test("a draft nobody touched is one file of everything a record has", () => {
  expect(wishOf(draft({}), [])).toMatchObject({
    wish: { layout: "file", format: { name: "studio" }, container: "jsonl", split: null, card: null },
  });
});

test("what a layout has no use for is not wished", () => {
  const both = { isSplit: true, trainers: ["trl" as const] };
  expect(wishOf(draft({ layout: "file", ...both }), [])).toMatchObject({
    wish: { split: null, trainers: [] },
  });
  expect(wishOf(draft({ layout: "hugging_face", ...both }), [])).toMatchObject({
    wish: { split: { train: 0.95 }, trainers: [], card: { title: "Tides" } },
  });
});

test("a trainer that cannot read the format is named with the cure, and a missing model too", () => {
  const format = { name: "alpaca", system: null } as const;
  expect(wishOf(draft({ layout: "trainer", trainers: ["trl"], format }), [])).toEqual({
    problem: expect.stringContaining("TRL"),
  });
  expect(wishOf(draft({ layout: "trainer", format }), [])).toEqual({
    problem: expect.stringContaining("base model"),
  });
});
