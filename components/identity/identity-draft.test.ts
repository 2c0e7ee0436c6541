import { describe, expect, it } from "vitest";
import { bodyOf, draftOf, draftProblem, newAnswer, newEntry } from "./identity-draft";

const body = {
  entries: [
    { questions: ["Who are you?", "Your name?"], answers: ["I am {name}.", "{name}.\n\nBy {maker}."] },
    { questions: ["Hello!"], answers: ["Hi."] },
  ],
  values: { name: "Wren", maker: "us" },
};

describe("a draft of an identity set", () => {
  it("is saved as it was opened where nothing was changed", () => {
    const draft = draftOf({ name: "Own", body });
    expect(bodyOf(draft)).toEqual(body);
    expect(draftProblem(draft)).toBeNull();
  });

  it("is saved without blank lines, blank entries and values that no text names", () => {
    const draft = draftOf({ name: "Own", body });
    draft.entries[0]!.questions = "\n Who are you? \n\nYour name?\n";
    draft.entries.push(newEntry());
    draft.values = { ...draft.values, gone: "x" };
    expect(bodyOf(draft)).toEqual(body);
  });

  it("cannot be saved without a name, a question or an answer, and says where", () => {
    expect(draftProblem({ ...draftOf({ name: " ", body }) })).toBe("Give it a name.");
    const unanswered = draftOf({ name: "Own", body });
    unanswered.entries[1]!.answers = [newAnswer(" ")];
    expect(draftProblem(unanswered)).toBe("An answer is missing in group 2.");
    const unasked = draftOf({ name: "Own", body });
    unasked.entries[0]!.questions = "\n";
    expect(draftProblem(unasked)).toBe("A question is missing in group 1.");
  });
});
