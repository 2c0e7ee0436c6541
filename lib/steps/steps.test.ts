import { expect, test } from "vitest";
import { selfAlign } from "./self-align";
import { getStep, stepNameSchema, steps } from "./steps";

test("a step is found by its name, and each stands under its own", () => {
  expect(getStep("self-align")).toBe(selfAlign);
  for (const name of stepNameSchema.options) expect(steps[name]?.name).toBe(name);
});

test("an unknown step is not found, and the message names those that exist", () => {
  expect(() => getStep("constructor")).toThrowError(
    /There is no step "constructor"; choose one of .*self-align/,
  );
});
