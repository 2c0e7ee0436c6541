import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { arbitraryRenderableAuthoredConstitution } from "@/testing/arbitrary-constitution";
import { samplePromptFile } from "@/testing/sample-prompt-file";
import { promptFilePlaces } from "./prompt-file-places";
import { promptParts } from "./prompt-parts";
import { readPromptFile } from "./read-prompt-file";
import { renderShown } from "./render-prompt-file";
import { showConstitution } from "./show-constitution";

describe("the places of a prompt file", () => {
  it("are the lines on which each part stands", () => {
    const places = promptFilePlaces(showConstitution(readPromptFile(samplePromptFile)));
    const lines = samplePromptFile.split("\n");
    expect(places.map(({ kind, firstLine, lastLine }) => [kind, firstLine, lastLine])).toEqual([
      ["preamble", 1, 5],
      ["principle", 7, 7],
      ["principle", 8, 8],
      ["principle", 9, 9],
      ["exemplar_intro", 11, 13],
      ["exemplar", 15, 38],
      ["exemplar", 40, 48],
      ["request", 50, 50],
    ]);
    expect(lines[6]).toMatch(/^1 \(kind\)/);
    expect(lines[39]).toBe("User: Who won today?");
    expect(lines[49]).toBe("User:");
  });

  it("hold the words of their part, whatever the texts are", () => {
    fc.assert(
      fc.property(arbitraryRenderableAuthoredConstitution, (constitution) => {
        const shown = showConstitution(constitution);
        const lines = renderShown(shown).split("\n");
        const parts = promptParts(shown, "");
        promptFilePlaces(shown).forEach(({ firstLine, lastLine }, at) => {
          const text = lines.slice(firstLine - 1, lastLine).join("\n");
          expect(text).toBe(parts[at]?.text.replace(/^\n*/, ""));
        });
      }),
    );
  });
});
