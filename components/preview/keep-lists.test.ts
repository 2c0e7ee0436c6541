import { expect, test } from "vitest";
import { keepLists } from "./keep-lists";

test("only the list that got, lost or changed a member is a new one", () => {
  const members = ["a1", "b1", "a2", "c1"].map((text) => ({ text }));
  const nameOf = ({ text }: { text: string }) => text.slice(0, 1);
  const before = keepLists(new Map(), members, nameOf);
  expect(before.get("a")).toEqual([{ text: "a1" }, { text: "a2" }]);

  const after = keepLists(before, [...members.with(1, { text: "b1" }).slice(0, 3), { text: "d1" }], nameOf);
  expect(after.get("a")).toBe(before.get("a"));
  expect(after.get("b")).not.toBe(before.get("b"));
  expect(after.get("b")).toEqual(before.get("b"));
  expect([...after.keys()]).toEqual(["a", "b", "d"]);
});
