import { expect, test } from "vitest";
import { fillSlots, splitAtSlots } from "./slots";

test("a value with braces or dollars in it is put in as it is", () => {
  expect(fillSlots("{a} and {b}", { a: "{b}", b: "$&" })).toBe("{b} and $&");
});

test("a slot that nobody fills stays, also one named like a property of every object", () => {
  expect(fillSlots("{constructor} {x}", { y: "1" })).toBe("{constructor} {x}");
});

test("a template is split where its first slot stands; without one, at its end", () => {
  expect(splitAtSlots("Rules. {b} then {a}", ["a", "b"])).toEqual({ head: "Rules. ", rest: "{b} then {a}" });
  expect(splitAtSlots("Rules.", ["a"])).toEqual({ head: "Rules.", rest: "" });
});
