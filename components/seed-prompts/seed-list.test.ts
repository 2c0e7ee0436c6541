import { expect, it } from "vitest";
import type { StoredSeedPrompt } from "@/lib/api/seed-prompts";
import { sampleTask } from "@/testing/seed-builders";
import { type SeedList, withDelta, withPage } from "./seed-list";

const row = (id: number, position: number, text = "x"): StoredSeedPrompt => ({
  ...sampleTask(`t${id}`, text),
  id,
  position,
  updatedAt: "2026-11-20T10:00:00.000Z",
});
const idsOf = ({ seeds }: SeedList) => seeds.map(({ id }) => id);

it("is read page by page, and is of the change at which its reading began", () => {
  const first = withPage(null, { seedPrompts: [row(4, 0), row(2, 1)], next: "1.2", lastChangeId: 7 });
  const whole = withPage(first, { seedPrompts: [row(9, 2)], next: null, lastChangeId: 8 });
  expect(idsOf(whole)).toEqual([4, 2, 9]);
  expect(whole).toMatchObject({ next: null, lastChangeId: 7 });
});

it("follows what was changed, added, put back in its place and removed", () => {
  const list = withPage(null, {
    seedPrompts: [row(1, 0), row(2, 1), row(3, 2)],
    next: null,
    lastChangeId: 1,
  });
  const delta = { changed: [row(9, 3), row(2, 1, "new"), row(8, 0)], removedIds: [3, 77], lastChangeId: 5 };
  const after = withDelta(list, delta);
  expect(idsOf(after)).toEqual([1, 8, 2, 9]);
  expect(after.seeds[2]?.body).toMatchObject({ instruction: "new" });
  expect(after.lastChangeId).toBe(5);
  // Told twice, it stays the same.
  expect(withDelta(after, delta)).toEqual(after);
});

it("is the very same rows where nothing happened", () => {
  const list = withPage(null, { seedPrompts: [row(1, 0)], next: null, lastChangeId: 1 });
  expect(withDelta(list, { changed: [], removedIds: [], lastChangeId: 4 }).seeds).toBe(list.seeds);
});
