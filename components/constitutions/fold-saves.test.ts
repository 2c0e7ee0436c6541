import { describe, expect, it } from "vitest";
import { foldSaves } from "./fold-saves";

const save = (revision: number, second: number, summary = "preamble", actor = "Ada") => ({
  revision,
  actor,
  savedAt: new Date(Date.UTC(2026, 0, 1, 12, 0, second)).toISOString(),
  summary,
});
const told = (saves: Parameters<typeof foldSaves>[0]) =>
  foldSaves(saves).map(({ since, revision, count }) => [since, revision, count]);

describe("the saves of a draft in a list", () => {
  it("are one where the same person went on with the same field", () => {
    expect(told([save(9, 100), save(8, 50), save(7, 0)])).toEqual([[7, 9, 3]]);
  });

  it("are told apart by who saved, what was changed, and a pause of more than a minute", () => {
    expect(told([save(9, 2), save(8, 1, "name"), save(7, 0)])).toEqual([
      [9, 9, 1],
      [8, 8, 1],
      [7, 7, 1],
    ]);
    expect(told([save(9, 2), save(8, 1, "preamble", "Bo")])).toEqual([
      [9, 9, 1],
      [8, 8, 1],
    ]);
    expect(told([save(9, 62), save(8, 1)])).toHaveLength(2);
  });

  it("keep the time and the words of the newest", () => {
    expect(foldSaves([save(9, 30), save(8, 0)])[0]).toMatchObject(save(9, 30));
  });
});
