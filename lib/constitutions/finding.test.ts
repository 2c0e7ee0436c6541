import { describe, expect, it } from "vitest";
import { type Finding, type FindingPlace, findingKey, messageHere } from "./finding";

const at = (place: FindingPlace, message: string): Finding => ({
  code: "empty_text",
  severity: "note",
  message,
  place,
});
const thoughts: FindingPlace = { kind: "exemplar", exemplar: 1, turn: 0, part: "thoughts" };

describe("a finding said at its place", () => {
  it.each([
    [thoughts, "Exemplar 2, turn 1 (thoughts) is empty.", "Is empty."],
    [thoughts, "Exemplar 2, turn 1 cites 9 (x).", "Cites 9 (x)."],
    [thoughts, "Exemplar 2 cites 9 (x).", "Cites 9 (x)."],
    [{ kind: "principle", number: 3 } as const, "Principle 3 has no text.", "Has no text."],
    [
      { kind: "principle", number: 3 } as const,
      "No exemplar cites principle 3.",
      "No exemplar cites principle 3.",
    ],
    [{ kind: "principle", number: 3 } as const, "Principle 30 is named.", "Principle 30 is named."],
  ])("does not name it again", (place, message, expected) => {
    expect(messageHere(at(place, message))).toBe(expected);
  });
});

it("a finding is known again as long as it says the same of the same place", () => {
  const finding = at(thoughts, "It is so.");
  expect(findingKey({ ...finding, fixes: [] })).toBe(findingKey(finding));
  expect(findingKey({ ...finding, message: "It is not." })).not.toBe(findingKey(finding));
  expect(findingKey({ ...finding, place: { kind: "preamble" } })).not.toBe(findingKey(finding));
});
