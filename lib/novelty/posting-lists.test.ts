import { expect, it } from "vitest";
import { seededRandom } from "@/testing/seeded-random";
import { POSTING_WORDS, PostingLists } from "./posting-lists";

it("keeps every list whole and in order while lists grow, move and are cleared", () => {
  const random = seededRandom(5);
  const lists = new PostingLists();
  for (let round = 0; round < 2; round += 1) {
    const expected = new Map<number, number[]>();
    for (let i = 0; i < 12_000; i += 1) {
      const key = 1 + Math.floor(random.next() ** 3 * 3_000);
      lists.append(key, i, i + 1);
      expected.set(key, [...(expected.get(key) ?? []).slice(-100), i, i + 1]);
    }
    for (const [key, postings] of expected) {
      const slot = lists.find(key);
      const end = lists.startAt(slot) + lists.countAt(slot) * POSTING_WORDS;
      expect([...lists.pool.subarray(end - postings.length, end)]).toEqual(postings);
    }
    expect(lists.find(9_999)).toBe(-1);
    lists.clear();
    expect(lists.find(1)).toBe(-1);
  }
});
