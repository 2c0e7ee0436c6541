import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatList, parseList } from "./list-text";
import { byId, formatRecordSort, parseRecordSort, sortKeys } from "./record-sort";

describe("the order of a table", () => {
  it("comes back from the address as it went in", () => {
    for (const by of sortKeys)
      for (const isFalling of [true, false])
        expect(parseRecordSort(formatRecordSort({ by, isFalling }))).toEqual({ by, isFalling });
  });

  it("is by number where the address makes no sense", () => {
    for (const text of [null, undefined, "", "-", "nothing", "--reply", "reply_length"])
      expect(parseRecordSort(text)).toEqual(byId);
    expect(parseRecordSort("-reply")).toEqual({ by: "reply_length", isFalling: true });
  });
});

describe("a list as one text", () => {
  it("comes back as it was, whatever its texts hold", () => {
    const part = fc.oneof(fc.string(), fc.stringMatching(/^[!\\,-]{0,4}$/));
    fc.assert(
      fc.property(fc.array(part), (list) => {
        expect(parseList(formatList(list))).toEqual(list);
      }),
    );
  });

  it("is read from any text", () => {
    fc.assert(fc.property(fc.string(), (text) => Array.isArray(parseList(text))));
    expect(parseList(",a,,b\\")).toEqual(["a", "b"]);
  });
});
