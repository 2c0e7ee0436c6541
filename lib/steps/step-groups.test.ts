import { expect, it } from "vitest";
import { stepGroups } from "./step-groups";
import { steps } from "./steps";

it("every step stands in one group, and no group is empty", () => {
  const grouped = stepGroups().flatMap((group) => group.steps.map(({ name }) => name));
  expect([...grouped].sort()).toEqual(Object.keys(steps).sort());
  expect(stepGroups().every((group) => group.steps.length > 0)).toBe(true);
});
