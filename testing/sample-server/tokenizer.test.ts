import fc from "fast-check";
import { expect, test } from "vitest";
import { tokenize } from "./tokenizer";

test("words and punctuation marks are tokens", () => {
  expect(tokenize("Hello, wörld! 42\n")).toEqual(["Hello", ",", " wörld", "!", " 42", "\n"]);
});

test("the tokens of any text, joined, are the text", () => {
  fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => tokenize(text).join("") === text));
});
