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

it("holds a row once though a change had brought it before its page", () => {
  const first = withPage(null, { seedPrompts: [row(1, 0), row(2, 1)], next: "1.2", lastChangeId: 1 });
  const changed = withDelta(first, { changed: [row(4, 3), row(9, 5)], removedIds: [], lastChangeId: 3 });
  expect(changed.next).toBe("1.2");
  const page = { seedPrompts: [row(3, 2), row(4, 3, "younger")], next: "3.4", lastChangeId: 4 };
  const more = withPage(changed, page);
  expect(idsOf(more)).toEqual([1, 2, 3, 4, 9]);
  expect(more.seeds[3]?.body).toMatchObject({ instruction: "younger" });
});

it("is the very same rows where nothing happened", () => {
  const list = withPage(null, { seedPrompts: [row(1, 0)], next: null, lastChangeId: 1 });
  expect(withDelta(list, { changed: [], removedIds: [], lastChangeId: 4 }).seeds).toBe(list.seeds);
});
