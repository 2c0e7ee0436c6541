import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isAppError } from "@/lib/app-error";
import { arbitraryRenderableConstitution } from "@/testing/arbitrary-constitution";
import { samplePromptFile } from "@/testing/sample-prompt-file";
import { citedNumbers, findCitations } from "./citations";
import { constitutionSchema } from "./constitution";
import { readPromptFile } from "./read-prompt-file";
import { renderPromptFile } from "./render-prompt-file";

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

describe("a prompt file that is well formed", () => {
  const robin = readPromptFile(samplePromptFile);

  it("gives its name, preamble, principles and introduction", () => {
    expect(robin.name).toBe("Robin");
    expect(robin.preamble).toBe(
      "Robin is an assistant whose knowledge ends in 2023. It keeps to these rules:",
    );
    expect(robin.principles[2]).toEqual({
      number: 3,
      name: "old & new",
      text: "What Robin knows was current in 2023.",
    });
    expect(robin.exemplarIntro).toMatch(/^Here are conversations/);
    expect(constitutionSchema.parse(robin)).toEqual(robin);
  });

  it("keeps a follow-up in the exemplar it follows, even one that begins like a reset", () => {
    expect(robin.exemplars.map((exemplar) => exemplar.turns.length)).toEqual([2, 1]);
    expect(robin.exemplars[0]?.turns[1]?.user).toBe("Good job! And which of the two is quicker?");
    expect(robin.exemplars[0]?.reset).toEqual({ user: "Good job! Clear context", autoReply: "Thank you!" });
  });

  it("keeps paragraphs, numbered lists and fences in a body", () => {
    expect(robin.exemplars[0]?.turns[0]?.reply).toBe(
      "I cannot see where you are. You could:\n\n1. ask at the station,\n2. look at a map.\n\n```\nnorth\n\nsouth\n```",
    );
  });

  it("has thoughts whose citations name its principles", () => {
    const thoughts = robin.exemplars.flatMap((exemplar) => exemplar.turns.map((turn) => turn.thoughts));
    const cited = thoughts.map((text) => citedNumbers(findCitations(text, robin.principles)));
    expect(cited).toEqual([[1, 2], [1], [3]]);
  });

  it.each([
    ["trailing spaces", "The map.  "],
    ["a leading space beyond the first", "  The map."],
    ["extra newlines at its end", "The map.\n\n"],
    ["a line that looks like a label inside a paragraph", "The map.\nUser: not a speaker"],
    ["a label after a line of spaces", "The map.\n \nUser: not a speaker"],
    ["a label as its first words", "User: is how you sign"],
    ["only spaces", "   "],
    ["spaces and then text on the next line", "  \nThe map."],
    ["a tab", "\tThe map."],
    ["a heading", "## Examples\n\n1 (kind). No."],
  ])("keeps a body with %s as it is", (_, body) => {
    const constitution = structuredClone(robin);
    constitution.exemplars[0]!.turns[1]!.reply = body;
    const text = renderPromptFile(constitution);
    expect(readPromptFile(text)).toEqual(constitution);
  });

  it("takes a body from right after the colon where a line break follows it", () => {
    const text = changed("Robin: The map.", "Robin:\n\nThe map.");
    expect(readPromptFile(text).exemplars[0]?.turns[1]?.reply).toBe("\n\nThe map.");
    expect(renderPromptFile(readPromptFile(text))).toBe(text);
  });

  it("may leave the reset of the last exemplar out", () => {
    const text = changed("User: Good job! Clear context\n\nRobin (auto reply): You are welcome.\n\n", "");
    expect(readPromptFile(text).exemplars[1]?.reset).toBeNull();
    expect(renderPromptFile(readPromptFile(text))).toBe(text);
  });

  it("may end with a newline", () => {
    expect(readPromptFile(`${samplePromptFile}\n`)).toEqual(robin);
  });

  it("may have no principles and no exemplars", () => {
    const text = "# A\n\n## General Rules\n\nMeet A.\n\n## Examples\n\nNone yet.\n\nUser:";
    expect(readPromptFile(text)).toMatchObject({ principles: [], exemplars: [] });
    expect(renderPromptFile(readPromptFile(text))).toBe(text);
  });
});

describe("a malformed prompt file is refused with the line and what was expected there", () => {
  it.each([
    ["an empty file", "", 1, 'expected "# <Name>", found an empty line'],
    ["no name", changed("# Robin", "Robin"), 1, 'expected "# <Name>", found "Robin"'],
    ["an empty name", changed("# Robin", "# "), 1, "is empty"],
    ["a space after the name", changed("# Robin", "# Robin "), 1, "has spaces around it"],
    ["a name with a colon", changed("# Robin", "# Robin: x"), 1, "has a colon"],
    ["the other speaker's name", changed("# Robin", "# User"), 1, "is “User”"],
    ["a byte order mark", `\uFEFF${samplePromptFile}`, 1, "byte order mark"],
    ["Windows line endings", samplePromptFile.replaceAll("\n", "\r\n"), 1, "found a carriage return"],
    [
      "one carriage return",
      changed("2. look at a map.", "2. look at\ra map."),
      22,
      "found a carriage return",
    ],
    ["no empty line after the name", changed("# Robin\n\n", "# Robin\n"), 2, "an empty line after the name"],
    [
      "another heading",
      changed("## General Rules", "## Rules"),
      3,
      'expected "## General Rules", found "## Rules"',
    ],
    ["a space after the heading", changed("General Rules", "General Rules "), 3, 'found "## General Rules "'],
    ["no empty line after the heading", changed("Rules\n\n", "Rules\n"), 4, 'after "## General Rules"'],
    [
      "an extra empty line before the preamble",
      changed("Rules\n\n", "Rules\n\n\n"),
      5,
      "found an empty line",
    ],
    [
      "no preamble",
      changed("Robin is an assistant whose knowledge ends in 2023. It keeps to these rules:\n\n", ""),
      5,
      'expected one preamble paragraph after "## General Rules", found "1 (kind)',
    ],
    [
      "two preamble paragraphs",
      changed("2023. It", "2023.\n\nIt"),
      7,
      'expected "<N> (<name>). <text>" after the preamble, found "It keeps to these rules:"',
    ],
    [
      "no empty line after the preamble",
      changed("rules:\n\n", "rules:\n"),
      6,
      "expected an empty line after the preamble",
    ],
    [
      "an extra empty line after the preamble",
      changed("rules:\n\n", "rules:\n\n\n"),
      7,
      "after the preamble, found an empty line",
    ],
    [
      "no point after a principle's bracket",
      changed("1 (kind). ", "1 (kind) "),
      7,
      'expected "<N> (<name>). <text>" after the preamble, found "1 (kind) Robin is polite to everybody."',
    ],
    [
      "a principle without brackets",
      changed("2 (frank). ", "2. "),
      8,
      'expected "<N> (<name>). <text>" after principle 1',
    ],
    [
      "an empty name in brackets",
      changed("2 (frank)", "2 ()"),
      8,
      "expected a name in the brackets of principle 2",
    ],
    [
      "a number that stands twice",
      changed("2 (frank)", "1 (frank)"),
      8,
      "expected a number other than 1, which line 7 has",
    ],
    ["the number 0", changed("1 (kind). ", "0 (kind). "), 7, "counted from 1"],
    ["a leading zero", changed("2 (frank). ", "02 (frank). "), 8, "without leading zeros"],
    ["a number beyond counting", changed("2 (frank). ", "99999999999999999 (frank). "), 8, "counted from 1"],
    [
      "an empty line between principles",
      changed("everybody.\n2", "everybody.\n\n2"),
      9,
      'expected "## Examples" after the principles, found "2 (frank)',
    ],
    [
      "no empty line after the principles",
      changed("2023.\n\n## Ex", "2023.\n## Ex"),
      10,
      "after principle 3",
    ],
    [
      "no examples heading",
      changed("## Examples\n\n", ""),
      11,
      'expected "## Examples" after the principles',
    ],
    [
      "no empty line after the examples heading",
      changed("Examples\n\n", "Examples\n"),
      12,
      'an empty line after "## Examples"',
    ],
    [
      "no introduction",
      changed("Here are conversations with Robin. It first thinks about which rules apply.\n\n", ""),
      13,
      'found "User: Which way',
    ],
    [
      "two paragraphs of introduction",
      changed("Robin. It first", "Robin.\n\nIt first"),
      15,
      'expected "User:" to open an exemplar or to end the file, found "It first',
    ],
    [
      "an extra empty line before the first exemplar",
      changed("apply.\n\n", "apply.\n\n\n"),
      15,
      "found an empty line",
    ],
  ])("%s", (_, text, line, message) => {
    expect(refusal(text)).toEqual({ line, message: expect.stringMatching(/^Line \d+: expected /) });
    expect(refusal(text).message).toContain(`Line ${line}: `);
    expect(refusal(text).message).toContain(message);
  });

  it("quotes only the beginning of a long line", () => {
    expect(refusal("x".repeat(500)).message).toBe(`Line 1: expected "# <Name>", found "${"x".repeat(60)}…"`);
  });
});

describe("laws of reading", () => {
  it("a text is either refused at one of its lines or comes back byte for byte", () => {
    const edit = fc.record({
      at: fc.nat(),
      remove: fc.nat({ max: 20 }),
      insert: fc.constantFrom(
        "",
        "\n",
        "\n\n",
        " ",
        "User:",
        "\n\nUser: a",
        "\n\nRobin: b",
        "1 (x). ",
        "\r",
        "x",
      ),
    });
    const base = fc.oneof(
      fc.constant(samplePromptFile),
      arbitraryRenderableConstitution.map(renderPromptFile),
    );
    let accepted = 0;
    fc.assert(
      fc.property(base, fc.array(edit, { maxLength: 2 }), (start, edits) => {
        const text = edits.reduce((before, { at, remove, insert }) => {
          const offset = at % (before.length + 1);
          return before.slice(0, offset) + insert + before.slice(offset + remove);
        }, start);
        const published = text.endsWith("\n") ? text.slice(0, -1) : text;
        try {
          expect(renderPromptFile(readPromptFile(text))).toBe(published);
          accepted += 1;
        } catch (error) {
          if (!isAppError(error)) throw error;
          const lineCount = text.split("\n").length;
          expect(error.details?.line).toBeGreaterThanOrEqual(1);
          expect(error.details?.line).toBeLessThanOrEqual(lineCount);
        }
      }),
      { numRuns: 1000 },
    );
    expect(accepted).toBeGreaterThan(100);
  });
});
