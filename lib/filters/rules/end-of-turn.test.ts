import { expect, test } from "vitest";
import { shownLeakyConstitution as mirra } from "@/testing/leaky-constitution";
import { TURN_END } from "../turn-end";
import { endOfTurn } from "./end-of-turn";

const candidate = { request: { instruction: "Speak.", input: "" }, rawText: "", isTurnEnded: true };

test("a reply ends where the user speaks again, and its end is marked", () => {
  expect(endOfTurn.apply("Yes. \n\nUser:", candidate, mirra)).toMatchObject({
    text: `Yes.${TURN_END}`,
    detail: null,
  });
});

test("it says so when text went on after that", () => {
  expect(endOfTurn.apply("Yes.\n\nUser: and now?\n\nUser: hm", candidate, mirra)).toMatchObject({
    text: `Yes.${TURN_END}`,
    detail: "went on after the end of its turn",
  });
});

test("a reply that ran out of tokens loses its last word", () => {
  expect(endOfTurn.apply("Yes, that is unfor", candidate, mirra)).toMatchObject({
    text: "Yes, that is",
    detail: "the turn did not end; last word removed: “unfor”",
  });
});

test("of a single word nothing is left", () => {
  expect(endOfTurn.apply("Yes", candidate, mirra)).toMatchObject({ text: "" });
  expect(endOfTurn.apply("", candidate, mirra)).toMatchObject({ text: "" });
});
