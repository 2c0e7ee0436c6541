import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readScore } from "./read-score";

const read = (text: string) => readScore(text, { isFinal: true });
const score = (text: string) => read(text).score;

describe("a judge's score", () => {
  it.each([
    ["8||Clear and right.", 8],
    [" \n **8**||Clear.", 8],
    ["<8>||Clear.", 8],
    ["10/10||Perfect.", 10],
    ["7 out of 10", 7],
    ["-3||Wrong.", 3],
    ["Score: 6||Fair.", 6],
    ["I would say 9 || it is short.", 9],
    ["Two of 3 points hold, so 7.4||fair", 7],
  ])("is read in %j", (text, expected) => expect(score(text)).toBe(expected));

  it.each([
    ["8.5", 8],
    ["9.5", 10],
    ["0.6", 1],
    ["1.5", 2],
    ["10.5", 10],
    ["8.51", 9],
    ["8.", 8],
  ])("%s is rounded half to even, to %i", (text, expected) => expect(score(`${text}||x`)).toBe(expected));

  it.each([
    "",
    "  ",
    "||",
    "0||no",
    "0.5||no",
    "11||too good",
    "10.6||x",
    "100",
    "good||8",
    "Score: 8 of 10",
  ])("is none in %j", (text) => expect(score(text)).toBeNull());

  it("may be written in the digits of any script", () => {
    expect(score("１０||好")).toBe(10);
    expect(score("٧.٥||x")).toBe(8);
    expect(score("𝟡||x")).toBe(9);
  });

  it("that leads decides, even where it is none and another stands before the bars", () => {
    expect(score("12, or rather 8||x")).toBeNull();
  });

  it("comes with what follows the bars, or, without them, the number", () => {
    expect(read("8|| Clear and right. ").explanation).toBe("Clear and right.");
    expect(read("8. Clear").explanation).toBe("Clear");
    expect(read("Score: 6||Fair.").explanation).toBe("Fair.");
    expect(read(" I cannot say.").explanation).toBe("I cannot say.");
  });

  it("is the same that a literal transcription of the reference reads, in any text", () => {
    const parts = fc.constantFrom(
      ...["0", "1", "5", "8", "9", "10", "11", ".", ".5", "||", "|", " ", "\n", "_", "a", "Score:", "é", "²"],
      ...["½", "٣", "１", "好", "(", "-", "\u0301", "/10"],
    );
    const text = fc.array(parts, { maxLength: 9 }).map((some) => some.join(""));
    fc.assert(
      fc.property(text, (given) => {
        expect(score(given)).toBe(scoreByHand([...given]));
      }),
      { numRuns: 5_000 },
    );
  });
});

/** The reference's reading, character by character, without a regular expression over more than one of them. */
function scoreByHand(text: string[]): number | null {
  const isDigit = (at: number) => /\p{Nd}/u.test(text[at] ?? "");
  const isWord = (at: number) => /[\p{L}\p{N}_]/u.test(text[at] ?? "");
  const number = (from: number): { value: number; end: number } => {
    let end = from;
    let written = "";
    const take = () => {
      for (; isDigit(end); end += 1) written += DIGITS.get(text[end] ?? "") ?? text[end];
    };
    take();
    if (text[end] === "." && isDigit(end + 1)) {
      written += ".";
      end += 1;
      take();
    }
    return { value: Number(written), end };
  };
  const round = (value: number) => {
    const [low, high] = [Math.floor(value), Math.ceil(value)];
    if (value - low === high - value) return low % 2 === 0 ? low : high;
    return value - low < high - value ? low : high;
  };
  const valid = (value: number) => (round(value) >= 1 && round(value) <= 10 ? round(value) : null);

  let start = 0;
  while (start < text.length && !isWord(start)) start += 1;
  if (isDigit(start)) return valid(number(start).value);
  for (let at = start; at < text.length; at += 1) {
    if (!isDigit(at)) continue;
    let { value, end } = number(at);
    while (/\s/u.test(text[end] ?? "")) end += 1;
    if (text[end] === "|" && text[end + 1] === "|") return valid(value);
  }
  return null;
}
const DIGITS = new Map([
  ["٣", "3"],
  ["１", "1"],
]);
