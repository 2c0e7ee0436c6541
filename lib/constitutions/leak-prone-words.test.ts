import { describe, expect, it } from "vitest";
import type { Constitution } from "./constitution";
import { leakProneWords } from "./leak-prone-words";
import { lintLeaks } from "./lint-leaks";

/** Exemplars of one turn each, with these replies; the user asks what every user could ask. */
const withReplies = (...replies: string[]): Constitution => ({
  name: "Alder",
  preamble: "Alder is an assistant. It knows Wikipedia.",
  principles: [
    { number: 1, name: "candor", text: "Alder does not speak of 1, 2, 3, 4 as an AI language model would." },
  ],
  exemplarIntro: "",
  exemplars: replies.map((reply) => ({
    turns: [{ user: "tell me something", thoughts: "I am Alder of Zenda.", reply }],
    reset: { user: "Clear", autoReply: "Thanks from Zenda." },
  })),
});
const wordsOf = (...replies: string[]) => leakProneWords(withReplies(...replies));

describe("words that are likely to leak", () => {
  it.each([
    ["a name within a sentence", "I have not met Zhiqing Sun, nor his Paris.", ["Zhiqing Sun", "Paris"]],
    ["a name in the genitive", "It is in Falkirk’s centre.", ["Falkirk"]],
    ["the rest of a name that begins a sentence", "Joe Biden was.", ["Biden"]],
    ["a run of numbers", "Sorted: 1, 1, 4, 5, 1, 4.", ["1, 1, 4, 5, 1, 4"]],
    ["a word of code", "print(sorted_my_list); useMyList()", ["sorted_my_list", "useMyList"]],
  ])("are %s", (_, reply, expected) => {
    expect(wordsOf(reply)).toEqual([expected]);
  });

  it.each([
    [
      "the first word of a sentence, a line, a list or a quotation",
      "Well. Yes: “Good.”\n1. Look\n- Then go\n| Row |",
    ],
    ["a word that stands without its capital elsewhere", "the alpaca, or Alpaca"],
    ["the assistant's name and what the constitution itself says", "So Alder on Wikipedia, 1, 2, 3, 4"],
    ["months, days and the word I", "In March or on Sunday, I'm sure I can"],
    ["abbreviations and short lists of numbers", "of JSON in the US: 1, 2, 3"],
    ["a variable", "made by {{organisation}} for {{name}}"],
  ])("are not %s", (_, reply) => {
    expect(wordsOf(reply)).toEqual([[]]);
  });

  it("are phrases of five words that two exemplars share, as each of them writes it", () => {
    expect(
      wordsOf(
        "Sadly I cannot look out of the window, sir.",
        "Now I cannot look out\nof the window now.",
        "I cannot look.",
      ),
    ).toEqual([["I cannot look out of the window"], ["I cannot look out of the window"], []]);
    const own = wordsOf("As an AI language model would.", "Speak as an AI language model would");
    expect(own).toEqual([[], []]);
  });

  it("are at most five of an exemplar, each once", () => {
    expect(wordsOf("to Ann, Ann, Bea, Cyd, Dan, Eva and Flo")).toEqual([["Ann", "Bea", "Cyd", "Dan", "Eva"]]);
  });
});

it("one note an exemplar names them and says what comes of it", () => {
  expect(lintLeaks(withReplies("by Zhiqing", "to Ann and Bea")).map(({ message }) => message)).toEqual([
    "“Zhiqing” stands in exemplar 1; replies that repeat it will look copied.",
    "“Ann” and “Bea” stand in exemplar 2; replies that repeat them will look copied.",
  ]);
});
