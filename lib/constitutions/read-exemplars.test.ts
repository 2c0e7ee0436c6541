import { describe, expect, it } from "vitest";
import { isAppError } from "@/lib/app-error";
import { samplePromptFile } from "@/testing/sample-prompt-file";
import { readPromptFile } from "./read-prompt-file";

/** The sample with one part replaced, which must be there. */
function changed(part: string, replacement: string): string {
  expect(samplePromptFile).toContain(part);
  return samplePromptFile.replace(part, () => replacement);
}

function refusal(text: string): { line: unknown; message: string } {
  try {
    readPromptFile(text);
  } catch (error) {
    if (!isAppError(error)) throw error;
    expect(error.kind).toBe("bad_request");
    return { line: error.details?.line, message: error.message };
  }
  throw new Error("The text was accepted.");
}

/** The number of the first line that begins with `start`, counted from 1. */
function lineOf(text: string, start: string): number {
  const index = text.split("\n").findIndex((line) => line.startsWith(start));
  expect(index).toBeGreaterThan(-1);
  return index + 1;
}

describe("conversations that do not follow the order of speakers are refused where it breaks", () => {
  it.each([
    [
      "a label without a space",
      changed("Robin: The map.", "Robin:The map."),
      "Robin:The",
      'a space after "Robin:"',
    ],
    [
      "an exemplar that begins with a reply",
      changed("User: Who won today?\n\n", ""),
      "Robin (internal thoughts): I am Robin, at your service. Today",
      '"User:" to open an exemplar or to end the file',
    ],
    [
      "no thoughts",
      changed(
        "Robin (internal thoughts): I am Robin, at your service. A matter of judgement. I should follow rules 1 (kind).\n\n",
        "",
      ),
      "Robin: The map.",
      'expected "Robin (internal thoughts):" or "Robin (auto reply):" after the user\'s text, found "Robin: The map."',
    ],
    [
      "no thoughts in the first turn",
      changed(
        "Robin (internal thoughts): I am Robin, at your service. Today is after 2023. I should follow rules 3 (old & new).\n\n",
        "",
      ),
      "Robin: I do not",
      'expected "Robin (internal thoughts):" after',
    ],
    [
      "thoughts twice",
      changed("Robin: The map.", "Robin (internal thoughts): again"),
      "Robin (internal thoughts): again",
      'expected "Robin:" after the thoughts',
    ],
    [
      "no reply",
      changed("Robin: The map.\n\n", ""),
      "User: Good job! Clear",
      'expected "Robin:" after the thoughts',
    ],
    [
      "a reply twice",
      changed("Robin: The map.", "Robin: The map.\n\nRobin: Or not."),
      "Robin: Or not.",
      'expected "User:" to go on or to end the file',
    ],
    [
      "an auto reply instead of a reply",
      changed("Robin: The map.", "Robin (auto reply): no"),
      "Robin (auto reply): no",
      'expected "Robin:" after the thoughts',
    ],
    [
      "two user texts",
      changed("Robin (auto reply): Thank you!", "User: Well?"),
      "User: Well?",
      '"Robin (auto reply):" after the user\'s text',
    ],
    [
      "a reset without a conversation",
      changed(
        "Robin (auto reply): Thank you!",
        "Robin (auto reply): Thank you!\n\nUser: Clear\n\nRobin (auto reply): what?",
      ),
      "Robin (auto reply): what?",
      'expected "Robin (internal thoughts):" after the user\'s text',
    ],
    [
      "a misspelt label, where it stands",
      changed(
        "Robin (internal thoughts): I am Robin, at your service. A",
        "Robn (internal thoughts): I am Robin, at your service. A",
      ),
      "Robn (internal",
      'found "Robn (internal thoughts): ',
    ],
  ])("%s", (_, text, start, message) => {
    const line = lineOf(text, start);
    expect(refusal(text).line).toBe(line);
    expect(refusal(text).message).toContain(message);
  });

  it("a missing open slot", () => {
    const text = samplePromptFile.replace(/\n\nUser:$/, "");
    expect(refusal(text)).toEqual({
      line: text.split("\n").length,
      message: `Line ${text.split("\n").length}: expected "User:" to open an exemplar or to end the file, found the end of the file`,
    });
  });

  it.each([
    ["on its line", `${samplePromptFile} And now?`, 0, 'found "User: And now?"'],
    ["on a later line", `${samplePromptFile}\n\nAnd now?`, 2, 'found "And now?"'],
    ["that is only a space", `${samplePromptFile} `, 0, 'found "User: "'],
    ["that is only empty lines", `${samplePromptFile}\n\n`, 1, "found an empty line"],
  ])("text after the open slot %s", (_, text, below, found) => {
    const answer = refusal(text);
    expect(answer.line).toBe(samplePromptFile.split("\n").length + below);
    expect(answer.message).toContain('nothing after the last "User:"');
    expect(answer.message).toContain(found);
  });

  it("an exemplar that breaks off", () => {
    const end = samplePromptFile.indexOf("\n\nRobin: I do not know");
    const text = samplePromptFile.slice(0, end);
    expect(refusal(text).message).toBe(
      `Line ${text.split("\n").length}: expected "Robin:" after the thoughts, found the end of the file`,
    );
  });
});
