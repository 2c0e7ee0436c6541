import { expect, test } from "vitest";
import { shownLeakyConstitution as mirra } from "@/testing/leaky-constitution";
import { TURN_END } from "../turn-end";
import { empty } from "./empty";

const candidate = { request: { instruction: "Speak.", input: "" }, rawText: "", isTurnEnded: true };

test.each(["", "\ufeff ", TURN_END])("%j is nothing", (text) => {
  expect(empty.apply(text, candidate, mirra)).toEqual({ drop: "nothing is left of the reply" });
});

test("a word is something", () => {
  expect(empty.apply("Yes", candidate, mirra)).toBeNull();
});
