import { expect, test } from "vitest";
import { shownLeakyConstitution as mirra } from "@/testing/leaky-constitution";
import { thoughtOnly } from "./thought-only";

const candidate = { request: { instruction: "Speak.", input: "" }, rawText: "", isTurnEnded: true };

test("the reply after the first marker goes on, stripped", () => {
  expect(thoughtOnly.apply("So.\n\nMirra:  Yes.\n\nMirra: No. \n", candidate, mirra)).toMatchObject({
    text: "Yes.\n\nMirra: No.",
    detail: null,
  });
});

test("thoughts without a reply are dropped, and only the constitution's own name counts", () => {
  const drop = { drop: "no “Mirra:” after the thoughts" };
  expect(thoughtOnly.apply("So.\nMirra: Yes.", candidate, mirra)).toMatchObject(drop);
  expect(thoughtOnly.apply("So.\n\nWatson: Yes.", candidate, mirra)).toMatchObject(drop);
});
