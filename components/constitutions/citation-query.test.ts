import { describe, expect, it } from "vitest";
import type { Principle } from "@/lib/constitutions/constitution";
import { queryCitation } from "./citation-query";

const principles: Principle[] = [
  "ethical",
  "informative",
  "helpful",
  "question assessment",
  "reasoning",
  "multi-aspect",
  "candor",
  "knowledge recitation",
  "static",
  "clarification",
  "numerical sensitivity",
].map((name, index) => ({ number: index + 1, name, text: "" }));

/** `|` is the caret. What would be replaced, and the numbers of the principles offered for it. */
function offered(marked: string, isAsked = false) {
  const caret = marked.indexOf("|");
  const text = marked.replace("|", "");
  const query = queryCitation(text, caret, principles, isAsked);
  return query && [text.slice(query.from, query.to), query.matches.map(({ number }) => number)];
}

describe("a citation is offered", () => {
  it.each([
    ["at every principle after @", "I see @|", ["@", [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]]],
    ["after @ by the beginning of a name or of a word in it", "so @s|", ["@s", [9, 11]]],
    ["after @ by a number", "so @1|", ["@1", [1, 10, 11]]],
    ["at a digit, its own number first", "rules 1|", ["1", [1, 10, 11]]],
    ["between number and name", "rules 7 (|", ["7 (", [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]]],
    ["by the name that goes on, and by the number", "rules 7 (cl|", ["7 (cl", [10, 7]]],
    ["by a name where citations are listed", "rules 3 (helpful), can|", ["can", [7]]],
    ["by a name after “rules” and “and”", "I should follow rules kno|", ["kno", [8]]],
    ["within a citation for the whole of it", "rules 3 (he|lpful), 7 (candor).", ["3 (helpful)", [3]]],
  ])("%s", (_, marked, expected) => {
    expect(offered(marked)).toEqual(expected);
  });

  it.each([
    ["a word elsewhere", "the can|"],
    ["a number in a date, a time or a decimal", "of 12.1| or"],
    ["a number that no principle begins with", "in 20|"],
    ["an address", "me@st|"],
    ["the end of a citation", "3 (helpful)|"],
    ["the text after a bracket that is no citation's", "text (sta|"],
    ["a digit on another line", "rules 7\nnow |"],
  ])("not at %s", (_, marked) => {
    expect(offered(marked)).toBeNull();
  });

  it("anywhere where it is asked for: for the word before the caret, or for none", () => {
    expect(offered("the can|", true)).toEqual(["can", [7]]);
    expect(offered("the end. |", true)?.[0]).toBe("");
  });
});
