import { expect, it } from "vitest";
import { movePrinciple, removePrinciple, switchPrinciple } from "@/lib/constitutions/principle-edits";
import { leakyConstitution } from "@/testing/leaky-constitution";
import { principleChanges } from "./principle-changes";

const changes = (draft: typeof leakyConstitution) =>
  principleChanges(leakyConstitution, draft).map(({ change }) => change);

it("a principle says that it is not as in the latest version", () => {
  expect(changes(leakyConstitution)).toEqual([null, null, null]);
  expect(changes(switchPrinciple(leakyConstitution, 2, false))).toEqual([null, null, "changed"]);
  expect(changes(movePrinciple(leakyConstitution, 0, 1))).toEqual(["changed", "changed", null]);
});

it("one that was renumbered is known by its name, and one that was not there is new", () => {
  const rest = removePrinciple(leakyConstitution, 0);
  expect(principleChanges(leakyConstitution, rest)[0]?.before?.number).toBe(2);
  expect(principleChanges(rest, leakyConstitution).map(({ change }) => change)).toEqual([
    "new",
    "changed",
    "changed",
  ]);
});

it("before the first version there is nothing to differ from", () => {
  expect(principleChanges(undefined, leakyConstitution)[0]).toEqual({ before: null, change: null });
});
