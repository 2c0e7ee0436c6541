import { expect, test } from "vitest";
import { shownLeakyConstitution as mirra } from "@/testing/leaky-constitution";
import { wikipediaOpener } from "./wikipedia-opener";

const candidate = { request: { instruction: "Speak.", input: "" }, rawText: "", isTurnEnded: true };

test("the copied opener becomes a plain Here", () => {
  const text = "According to my knowledge from Wikipedia, here is what I know.";
  expect(wikipediaOpener.apply(text, candidate, mirra)).toMatchObject({ text: "Here is what I know." });
});

test("other replies stay as they are", () => {
  expect(wikipediaOpener.apply("According to my knowledge, here it is.", candidate, mirra)).toBeNull();
});
