import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isAppError } from "@/lib/app-error";
import {
  arbitraryAuthoredConstitution,
  arbitraryRenderableAuthoredConstitution,
  arbitraryRenderableConstitution,
} from "@/testing/arbitrary-constitution";
import { samplePromptFile } from "@/testing/sample-prompt-file";
import type { Constitution } from "./constitution";
import { promptFileProblems } from "./prompt-file-problems";
import { readPromptFile } from "./read-prompt-file";
import { renderPromptFile } from "./render-prompt-file";

describe("rendering a prompt file", () => {
  it("gives back the file that was read", () => {
    expect(renderPromptFile(readPromptFile(samplePromptFile))).toBe(samplePromptFile);
  });

  it("gives back every file that can be written: what is read of it renders to the same bytes", () => {
    fc.assert(
      fc.property(arbitraryRenderableAuthoredConstitution, (constitution) => {
        const text = renderPromptFile(constitution);
        expect(renderPromptFile(readPromptFile(text))).toBe(text);
      }),
      { numRuns: 1000 },
    );
  });

  it("is undone by reading, whatever the texts are, where nothing but texts was authored", () => {
    fc.assert(
      fc.property(arbitraryRenderableConstitution, (constitution) => {
        expect(readPromptFile(renderPromptFile(constitution))).toEqual(constitution);
      }),
      { numRuns: 1000 },
    );
  });

  it("is refused exactly where the lint finds a problem with the prompt file", () => {
    fc.assert(
      fc.property(arbitraryAuthoredConstitution, (constitution) => {
        const [problem] = promptFileProblems(constitution);
        try {
          renderPromptFile(constitution);
          expect(problem).toBeUndefined();
        } catch (error) {
          if (!isAppError(error)) throw error;
          expect(error.message).toBe(problem?.message);
          expect(error.details).toEqual({ place: problem?.place });
        }
      }),
    );
  });

  const refusals: [string, (constitution: Constitution) => void, string][] = [
    [
      "a paragraph that begins with a speaker label",
      (c) => {
        c.exemplars[0]!.turns[1]!.reply = "The map.\n\nUser: thanks";
      },
      "Exemplar 1, turn 2 (reply) has a paragraph that begins with “User:”, which would be read as a speaker.",
    ],
    [
      "an auto reply with a speaker label",
      (c) => {
        c.exemplars[0]!.reset!.autoReply = "Yes.\n\nRobin (auto reply):";
      },
      "Exemplar 1 (reset) has a paragraph that begins with “Robin (auto reply):”, which would be read as a speaker.",
    ],
    [
      "a carriage return",
      (c) => {
        c.exemplars[0]!.turns[0]!.user = "a\r\nb";
      },
      "Exemplar 1, turn 1 (user) has a carriage return; use plain line feeds.",
    ],
    [
      "an exemplar without reset before another one",
      (c) => {
        c.exemplars[0]!.reset = null;
      },
      "Exemplar 1 has no reset, so the next exemplar would be read as its next turn.",
    ],
    [
      "two paragraphs of preamble",
      (c) => {
        c.preamble = "One.\n\nTwo.";
      },
      "The preamble has an empty line; it must be a single paragraph.",
    ],
    [
      "a preamble with a line like a principle",
      (c) => {
        c.preamble = "One.\n1 (kind). Be kind.";
      },
      "The preamble has a line that would be read as the next part; reword it.",
    ],
    [
      "an introduction that begins with a label",
      (c) => {
        c.exemplarIntro = "User: hello";
      },
      "The introduction to the exemplars begins with “User:”, which would be read as a speaker.",
    ],
    [
      "a principle of two lines",
      (c) => {
        c.principles[1]!.text = "Be\nfrank.";
      },
      "Principle 2 has a line break in its text; it must fit on one line.",
    ],
    [
      "a principle's name with a closing bracket",
      (c) => {
        c.principles[1]!.name = "frank :)";
      },
      "Principle 2 has a closing bracket or a line break in its name; remove it.",
    ],
    [
      "a number that stands twice",
      (c) => {
        c.principles[1]!.number = 1;
      },
      "Principle 1 stands more than once; give each its own number.",
    ],
    [
      "a name with a colon",
      (c) => {
        c.name = "Robin: x";
      },
      "The name has a colon, which ends a speaker label; choose a name without one.",
    ],
  ];
  it.each(refusals)("refuses %s, saying where", (_, spoil, message) => {
    const constitution = readPromptFile(samplePromptFile);
    spoil(constitution);
    expect(() => renderPromptFile(constitution)).toThrow(message);
  });
});
