import { describe, expect, it } from "vitest";
import { agree, datesIn } from "./dates";

describe("a date in a text", () => {
  it.each([
    ["trained before Sept-2021.", [{ year: 2021, month: 9, words: "Sept-2021" }]],
    ["ends in June 2024; since March of 2025", ["June 2024", "March of 2025"]],
    [
      "on May 3rd, 2022 and 2023-07",
      [
        { month: 5, words: "May 3rd, 2022" },
        { month: 7, words: "2023-07" },
      ],
    ],
    ["in the year of 2021, and", [{ year: 2021, month: null, words: "2021" }]],
    ["120234 rules, 1850, 20245", []],
    ["Marching 2024 may-be", [{ month: null, words: "2024" }]],
  ])("is found in %j", (text, expected) => {
    const found = datesIn(text);
    expect(found).toHaveLength(expected.length);
    expected.forEach((date, at) => {
      expect(found[at]).toMatchObject(typeof date === "string" ? { words: date } : date);
    });
  });

  it.each([
    ["June 2024", "2024", true],
    ["June 2024", "2024-06", true],
    ["June 2024", "March 2024", false],
    ["2023", "2024", false],
  ])("%s against %s: they agree, %s", (one, other, expected) => {
    const [a, b] = [datesIn(one)[0]!, datesIn(other)[0]!];
    expect(agree(a, b)).toBe(expected);
    expect(agree(b, a)).toBe(expected);
  });
});
