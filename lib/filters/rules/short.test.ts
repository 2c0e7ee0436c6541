import { expect, test } from "vitest";
import { shownLeakyConstitution as mirra } from "@/testing/leaky-constitution";
import { TURN_END } from "../turn-end";
import { short } from "./short";

const candidate = { request: { instruction: "Speak.", input: "" }, rawText: "", isTurnEnded: true };
/** A whole reply of so many code points, its end mark not counted. */
const whole = (length: number) => "🌊".repeat(length) + TURN_END;

test("a whole reply has at least 160 code points, its end mark included", () => {
  expect(short.apply(whole(148), candidate, mirra)).toEqual({ drop: "159 of 160 characters" });
  expect(short.apply(whole(149), candidate, mirra)).toBeNull();
});

test("a reply that ran out of tokens is not measured", () => {
  expect(short.apply("Yes", candidate, mirra)).toBeNull();
});
