import { describe, expect, it } from "vitest";
import type { BulkWish } from "./bulk-action";
import { bulkGoingOn, bulkImperative, bulkPast, skippedInWords } from "./bulk-words";

describe("the words of bulk actions", () => {
  it("say the number before it happens", () => {
    expect(bulkImperative("tag", 1264)).toBe("Tag 1,264 records");
    expect(bulkImperative("review", 1)).toBe("Send 1 record to review");
    expect(bulkImperative("regenerate", 20)).toBe("Ask 20 requests again");
  });

  it.each<[BulkWish, string, string]>([
    [
      { kind: "tag", add: ["golden"], remove: [] },
      "Tagging with “golden”",
      "Tagged 1,264 records with “golden”",
    ],
    [
      { kind: "tag", add: ["a", "b"], remove: ["c"] },
      "Tagging with “a”, “b”, without “c”",
      "Tagged 1,264 records with “a”, “b”, without “c”",
    ],
    [{ kind: "tag", add: [], remove: ["old"] }, "Untagging: “old”", "Untagged 1,264 records: “old”"],
    [{ kind: "exclude", note: "off topic" }, "Excluding: “off topic”", "Excluded 1,264 records: “off topic”"],
    [{ kind: "restore" }, "Restoring", "Restored 1,264 records"],
    [
      { kind: "copy", to: { kind: "new", name: "Elsewhere" } },
      "Copying to “Elsewhere”",
      "Copied 1,264 records to “Elsewhere”",
    ],
    [
      { kind: "refilter", preset: "studio@2" },
      "Re-filtering by studio version 2",
      "Re-filtered; changed 1,264 records by studio version 2",
    ],
    [
      { kind: "regenerate", buildId: 7, name: "", changed: { seed: 3, samplesPerItem: 2 } },
      "Re-generating, as build 7 with 2 samples, another seed",
      "Asked 1,264 requests again, as build 7 with 2 samples, another seed",
    ],
    [{ kind: "review" }, "Sending to review", "Sent 1,264 records to review"],
  ])("say what goes on and what was done: %o", (wish, goingOn, past) => {
    expect(bulkGoingOn(wish, "Elsewhere")).toBe(goingOn);
    expect(bulkPast(wish, 1264, "Elsewhere")).toBe(past);
  });

  it("do not name a dataset that was removed", () => {
    expect(bulkPast({ kind: "move", to: { kind: "new", name: "X" } }, 2, null)).toBe(
      "Moved 2 records to a dataset that is gone",
    );
  });

  it("tell each cause for which records are left as they are, with its number", () => {
    expect(skippedInWords({ edited: 0, no_build: 1200 })).toEqual([
      "1,200 records without a build, so that what judged them is not known",
    ]);
  });
});
