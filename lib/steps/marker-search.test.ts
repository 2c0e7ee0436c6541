import { expect, test } from "vitest";
import { findFirstMarker, withholdMarkerStart } from "./marker-search";

test("the first marker is the one that is complete first", () => {
  expect(findFirstMarker("a<long>b", ["<long>", "lo"])).toEqual({ marker: "lo", start: 2, end: 4 });
  expect(findFirstMarker("one two", ["two", "one"])).toEqual({ marker: "one", start: 0, end: 3 });
});

test("of two markers that end together the longer one is found", () => {
  expect(findFirstMarker("a<x>", ["x>", "<x>"])).toEqual({ marker: "<x>", start: 1, end: 4 });
});

test("a text without a marker has none", () => {
  expect(findFirstMarker("plain", ["x"])).toBeNull();
});

test("the longest tail that could begin a marker is withheld", () => {
  expect(withholdMarkerStart("yes\n\nUs", ["\n\nUser:", "\n\nUso"])).toBe("yes");
  expect(withholdMarkerStart("aab", ["aabc"])).toBe("");
});

test("a complete marker and a text that begins none are left alone", () => {
  expect(withholdMarkerStart("a<x>", ["<x>"])).toBe("a<x>");
  expect(withholdMarkerStart("plain", ["<x>"])).toBe("plain");
  expect(withholdMarkerStart("", ["<x>"])).toBe("");
});
